import type { FeatureFamily } from './feature-family.js';
import { scaledCount } from './scaled.js';

/**
 * How often the product is clicked when a shopper looks at it. An impression counts by how likely its place is looked
 * at, so that a product is not thought bad for having stood far down, nor good for having stood first; what was looked
 * at a few times only is thought to be like the others.
 */
export const clicks: FeatureFamily = {
  names: ['click-rate', 'never-shown', 'examinations'],
  prepare:
    ({ clickRates: { byProduct, prior } }) =>
    ({ productId }) => {
      const known = byProduct.get(productId);
      return known
        ? [Math.min(1, known.rate), 0, scaledCount(known.examinations)]
        : [Math.min(1, prior), 1, 0];
    },
};
