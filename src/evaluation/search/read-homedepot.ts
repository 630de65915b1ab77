import path from 'node:path';
import { openFile } from '../../importing/reading/open-file.js';
import { rowsOf } from '../../importing/row.js';
import { readCatalogue } from '../read-catalogue.js';
import { groupJudgements } from './group-judgements.js';
import type { JudgedSet } from './judged-set.js';
import type { Judgement } from './read-judgements.js';

/** The set's grades go from 1, irrelevant, to 3. */
const LOWEST_GRADE = 1;
/** With fewer documents any order is nearly right. */
const MIN_DOCUMENTS = 5;

/** The Home Depot search relevance data: titles, and queries with at least five judged ones. Many are misspelt. */
export async function readHomedepot(dataDir: string): Promise<JudgedSet> {
  const rows = await openFile(path.join(dataDir, 'homedepot/judgements.csv.gz'), {
    delimiter: ',',
    required: ['product_uid', 'product_title', 'search_term', 'relevance'],
  });
  const titles = new Map<string, string>();
  const judgements: Judgement[] = [];
  for await (const { values } of rows()) {
    const {
      product_uid: uid,
      product_title: title,
      search_term: query,
      relevance,
    } = values as Record<string, string>;
    titles.set(`homedepot-${uid}`, title!);
    judgements.push({
      query: query!,
      productId: `homedepot-${uid}`,
      grade: Number(relevance) - LOWEST_GRADE,
    });
  }
  const records = [...titles].map(([id, title]) => ({ id, title, priceMinorUnits: 0, currencyCode: 'USD' }));
  return {
    products: await readCatalogue(rowsOf(() => records)),
    queries: groupJudgements(judgements).filter(({ grades }) => grades.size >= MIN_DOCUMENTS),
  };
}
