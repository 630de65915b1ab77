import { Bm25Baseline } from '../baselines/bm25.baseline.js';
import { EvaluatedShop, type ShopModels } from '../evaluated-shop.js';
import type { OpenedEngine } from '../opened-engine.js';
import { configurationsOf, shippedConfiguration } from './configurations-of.js';
import type { JudgedQuery, JudgedSet } from './judged-set.js';
import { judgeRanking } from './judge-ranking.js';
import type { QueryFigures } from './query-figures.js';
import { readJudgedSet } from './read-judged-set.js';
import type { SearchData } from './search-data.js';
import type { SearchReport, SearchRow } from './search-report.js';
import { waysOfAsking, type WayOfAsking } from './ways-of-asking.js';
import { whatTyposCost } from './what-typos-cost.js';

export interface EvaluateOptions extends ShopModels {
  /** Candidates that the cross-encoder reads, each a configuration of its own. */
  readonly depths: readonly number[];
  /** What is counted: vectors and products while the index is filled, then queries. */
  onProgress?(what: 'vectors' | 'products' | 'queries', done: number, total: number): void;
}

/** Asks the queries of a judged set through the gateway's search pipeline, in every configuration, and measures. */
export async function evaluateSearch(
  engine: OpenedEngine,
  data: SearchData,
  { depths, ...options }: EvaluateOptions,
): Promise<SearchReport> {
  const set = await readJudgedSet(data);
  const shop = await EvaluatedShop.fill(engine, set.products, options);
  const { models, onProgress } = options;
  const ways = waysOfAsking(data.set, configurationsOf(models, depths), shippedConfiguration(models));
  const relevantFrom = leastRelevant(set);
  const plain = data.set === 'homedepot' ? [rankPlainly(set, relevantFrom)] : [];
  const rows: SearchRow[] = [...plain];
  let done = 0;
  for (const way of ways) {
    const queries: QueryFigures[] = [];
    for (const query of set.queries) {
      queries.push(await answer(shop, way, query, relevantFrom));
      onProgress?.('queries', ++done, ways.length * set.queries.length);
    }
    rows.push({
      name: way.name,
      // The plainest is measured against what anybody could do, where that was measured.
      against: way.against ?? plain[0]?.name,
      byDefault: way.byDefault,
      queries,
    });
  }
  return { data: data.set, index: engine.name, rows, remarks: remarksOn(data, rows) };
}

function remarksOn({ set }: SearchData, rows: readonly SearchRow[]): string[] {
  if (set === 'demo-shop') return ["The demo shop's products and judgements are simulated."];
  return set === 'crowdflower-typos' ? whatTyposCost(rows) : [];
}

/** Half of the best grade: what a shopper would want to see. */
const leastRelevant = ({ queries }: JudgedSet): number =>
  Math.max(...queries.flatMap(({ grades }) => [...grades.values()])) / 2;

async function answer(
  shop: EvaluatedShop,
  { ask, configuration, judgedOnly }: WayOfAsking,
  query: JudgedQuery,
  relevantFrom: number,
): Promise<QueryFigures> {
  const question = ask(query);
  const { products, notes } = await shop.search(question, configuration);
  const found = products.map(({ id }) => id);
  const judged = judgeRanking(judgedOnly ? withTheRest(found, query) : found, query.grades, relevantFrom);
  return {
    query: question.text,
    ...(query.group !== undefined && { group: query.group }),
    searched: notes.searched,
    rung: notes.rung,
    ...judged,
    nothingFound: found.length === 0,
  };
}

/** Documents that nothing matches come last, by their ids. */
function withTheRest(found: readonly string[], { grades }: JudgedQuery): string[] {
  const seen = new Set(found);
  return [...found, ...[...grades.keys()].filter((id) => !seen.has(id)).sort()];
}

function rankPlainly({ products, queries }: JudgedSet, relevantFrom: number): SearchRow {
  const bm25 = new Bm25Baseline(products);
  return {
    name: bm25.name,
    queries: queries.map(({ text, grades }) => ({
      query: text,
      searched: text,
      rung: 'ANY',
      ...judgeRanking(bm25.rank(text, [...grades.keys()].sort()), grades, relevantFrom),
    })),
  };
}
