import { TOP_PLACES } from '../top-places.js';
import { condensedNdcg } from './condensed-ndcg.js';
import { gradedNdcg } from './graded-ndcg.js';
import type { QueryFigures } from './query-figures.js';

/** Places that recall looks at: what the gateway ranks at once. */
const RECALL_PLACES = 100;

/** What a ranking is worth. `relevantFrom`: the least grade of a product that a shopper would want to see. */
export function judgeRanking(
  ranking: readonly string[],
  grades: ReadonlyMap<string, number>,
  relevantFrom: number,
): Omit<QueryFigures, 'query' | 'searched' | 'rung'> {
  const first = ranking.slice(0, TOP_PLACES);
  const isRelevant = (id: string): boolean => (grades.get(id) ?? -Infinity) >= relevantFrom;
  const relevant = [...grades.keys()].filter(isRelevant).length;
  const places = ranking.slice(0, RECALL_PLACES);
  const found = places.filter(isRelevant).length;
  return {
    ndcg: gradedNdcg(ranking, grades),
    condensedNdcg: condensedNdcg(ranking, grades),
    judged: first.length === 0 ? 0 : first.filter((id) => grades.has(id)).length / first.length,
    reciprocalRank: found === 0 ? 0 : 1 / (places.findIndex(isRelevant) + 1),
    recall: relevant === 0 ? 0 : found / relevant,
    nothingFound: ranking.length === 0,
    first,
  };
}
