import type { Selector } from '../stages.js';

/** Orders by one scorer's score, best first; a candidate without it comes last, ties keep their order. */
export const topScores = <Q>(scorer: string): Selector<Q> => ({
  name: 'top-scores',
  select(_query, candidates) {
    // Looked up once each, and not at every comparison.
    const scored = candidates.map((candidate) => ({
      candidate,
      score: candidate.scores.get(scorer) ?? -Infinity,
    }));
    return scored.sort((a, b) => b.score - a.score).map(({ candidate }) => candidate);
  },
});
