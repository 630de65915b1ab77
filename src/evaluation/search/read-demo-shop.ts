import { makeDemoShop } from '../../demo-shop/make-demo-shop.js';
import { rowsOf } from '../../importing/row.js';
import { demoQueries } from '../demo-judgements/demo-queries.js';
import { readCatalogue } from '../read-catalogue.js';
import { groupJudgements } from './group-judgements.js';
import type { JudgedSet } from './judged-set.js';
import { readJudgements } from './read-judgements.js';

/** The moment at which the evaluation's catalogues are read. */
const NOW = new Date('2026-06-30T12:00:00Z');

/** The simulated demo shop and its judgement file; each query belongs to the group of those that ask alike. */
export async function readDemoShop(judgements: string): Promise<JudgedSet> {
  const { products } = makeDemoShop({ now: NOW });
  const groups = new Map(
    Object.entries(demoQueries).flatMap(([group, queries]) =>
      Object.keys(queries).map((text) => [text, group] as const),
    ),
  );
  const queries = groupJudgements(await readJudgements(judgements));
  return {
    products: await readCatalogue(rowsOf(() => products)),
    queries: queries.map((query) => ({ ...query, group: groups.get(query.text) })),
  };
}
