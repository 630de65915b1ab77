import { orderingScorer } from '../recommend-order.js';
import type { RecommendQuery } from '../recommend-query.js';
import type { Scorer } from '../stages.js';

/** Shown once in vain a product keeps 81 % of its score, three times 66 %, ten times 49 %. */
const EXPONENT = 0.3;
/** Reached after twenty: what suits somebody best is not to vanish for being shown often. */
const FLOOR = 0.4;

/**
 * The score that would order the candidates, less for what was shown to the viewer and left alone: a power of how
 * often, as impressions were found to wear off (Lee, Lakshmanan, Tiwari and Shah, "Modeling impression discounting in
 * large-scale recommender systems", KDD 2014). The exponent and the floor are guesses: no data here has impressions.
 */
export const impressionDiscount = (): Scorer<RecommendQuery> => ({
  name: 'impression-discount',
  pure: true,
  enabled: ({ ignored }) => (ignored?.size ?? 0) > 0,
  score({ ignored }, candidates) {
    const ordering = orderingScorer(candidates);
    return {
      values: candidates.map(({ productId, scores }) => {
        const score = scores.get(ordering);
        return score === undefined ? null : score * keptAfter(ignored?.get(productId) ?? 0);
      }),
    };
  },
});

const keptAfter = (times: number): number => Math.max(FLOOR, (1 + times) ** -EXPONENT);
