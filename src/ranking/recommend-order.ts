import type { Candidate } from './candidate.js';

/** The scorers whose scores order recommendations: the first that ran. */
const ORDERING = ['impression-discount', 'learned-ranker', 'hand-blend'] as const;

/** The scorer that these candidates are ordered by, and whose score is shown. */
export const orderingScorer = (candidates: readonly Candidate[]): string =>
  ORDERING.find((name) => candidates.some(({ scores }) => scores.has(name))) ?? 'hand-blend';
