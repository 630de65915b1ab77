import type { Candidate } from '../candidate.js';
import { explores } from '../explores.js';
import type { RecommendQuery } from '../recommend-query.js';
import { spreadCategories } from '../spread-categories.js';
import type { Selector } from '../stages.js';
import { tryNewArrivals } from '../try-new-arrivals.js';
import { topScores } from './top-scores.selector.js';

/** Orders by the score of the scorer that is to order these candidates, then sees to it that a row is not all of one kind and tries new products out. */
export const varied = (
  scorerOf: (candidates: readonly Candidate[]) => string,
  newArrivalsShare: number,
): Selector<RecommendQuery> => ({
  name: 'varied',
  select(query, candidates) {
    const ordered = topScores(scorerOf(candidates)).select(query, candidates);
    // Who looks at a kettle wants to compare kettles.
    if (query.placement === 'PRODUCT') return ordered;
    const spread = spreadCategories(ordered);
    return explores(query) ? tryNewArrivals(spread, newArrivalsShare) : spread;
  },
});
