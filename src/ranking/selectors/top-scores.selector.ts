import type { Selector } from '../stages.js';

/** Orders by one scorer's score, best first; a candidate without it comes last, ties keep their order. */
export const topScores = <Q>(scorer: string): Selector<Q> => ({
  name: 'top-scores',
  select: (_query, candidates) =>
    [...candidates].sort((a, b) => (b.scores.get(scorer) ?? -Infinity) - (a.scores.get(scorer) ?? -Infinity)),
});
