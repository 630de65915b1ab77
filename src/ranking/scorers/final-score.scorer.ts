import type { Candidate } from '../candidate.js';
import type { SearchQuery } from '../search-query.js';
import type { Scorer } from '../stages.js';

/** Above every relevance: who types a product's number wants that product. */
const EXACT_TIER = 2;
/** Above every unread candidate: the model read the best of them. */
const READ_TIER = 1;

/**
 * Joins what the stages said into the one score that orders the answer: products whose identifier was typed,
 * then what the model read by its relevance, then the merged order. Other sorts are the index's own order.
 */
export const finalScore = (): Scorer<SearchQuery> => ({
  name: 'final-score',
  pure: true,
  score: ({ sort, continues }, candidates) => ({
    values: candidates.map((candidate, i) => {
      const mergedOrder = 1 / (1 + (continues?.exclude.length ?? 0) + i + 1);
      return sort === 'RELEVANCE' ? tierOf(candidate) + (relevanceOf(candidate) ?? mergedOrder) : mergedOrder;
    }),
  }),
});

const relevanceOf = ({ scores }: Candidate): number | undefined => scores.get('cross-encoder');

function tierOf(candidate: Candidate): number {
  if ([...candidate.retrievals.values()].some(({ exact }) => exact)) return EXACT_TIER;
  return relevanceOf(candidate) === undefined ? 0 : READ_TIER;
}
