import { blend } from '../blend.js';
import type { Candidate } from '../candidate.js';
import { wordMatch } from '../word-match.js';
import type { SearchQuery } from '../search-query.js';
import type { Scorer } from '../stages.js';

/** Above every relevance: who types a product's number wants that product. */
const EXACT_TIER = 2;
/** Above every unread candidate: the model read the best of them. */
const READ_TIER = 1;

/**
 * Joins what the stages said into the one score that orders the answer: products whose identifier was typed, then what
 * the model read, then the rest, each by the blend of all signals. Where there is but the words' signal, it is the
 * merged order. Other sorts are the index's own order.
 */
export const finalScore = (): Scorer<SearchQuery> => ({
  name: 'final-score',
  pure: true,
  score({ sort, continues }, candidates) {
    const shown = continues?.exclude.length ?? 0;
    const mergedOrder = candidates.map((_, i) => 1 / (1 + shown + i + 1));
    if (sort !== 'RELEVANCE') return { values: mergedOrder };
    const semantic = candidates.some(isJudged);
    const within = semantic ? blend(candidates).map((value) => sigmoid(value) / (1 + shown)) : mergedOrder;
    return { values: candidates.map((candidate, i) => tierOf(candidate) + within[i]!) };
  },
});

/** Whether anything but words spoke for it. */
const isJudged = ({ scores }: Candidate): boolean => scores.has('semantic') || scores.has('cross-encoder');

function tierOf(candidate: Candidate): number {
  if (wordMatch(candidate)?.exact) return EXACT_TIER;
  // What is not a number came from a broken model: it read nothing.
  return Number.isFinite(candidate.scores.get('cross-encoder') ?? NaN) ? READ_TIER : 0;
}

/** Keeps the order, and a score between 0 and 1. */
const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));
