import type { RecommendQuery } from '../recommend-query.js';
import type { Scorer } from '../stages.js';

/** What a product without any recent demand counts, so that affinity still orders such products. */
const NO_DEMAND = 0.1;

/** Affinity times recent demand: own products by recency, new ones by co-purchase, both by what sells now. */
export const handBlend = (): Scorer<RecommendQuery> => ({
  name: 'hand-blend',
  pure: true,
  score: (_query, candidates) => ({
    values: candidates.map(
      ({ scores }) => (scores.get('affinity') ?? 0) * (NO_DEMAND + (scores.get('recent-demand') ?? 0)),
    ),
  }),
});
