import type { FeatureFamily } from './feature-family.js';
import { scaledCount } from './scaled.js';

/** Looks that are added to all, none of which led to a click: one click at one look is no rate of 1. */
const PRIOR_EXAMINATIONS = 10;

/**
 * How often the product is clicked when a shopper looks at it. An impression counts by how likely its place is looked
 * at, so that a product is not thought bad for having stood far down, nor good for having stood first.
 */
export const clicks: FeatureFamily = {
  names: ['click-rate', 'never-shown', 'examinations'],
  prepare:
    ({ records }) =>
    ({ productId }) => {
      const record = records.get(productId);
      if (!record || record.examinations === 0) return [0, 1, 0];
      const { clicks: clicked, examinations } = record;
      return [Math.min(1, clicked / (examinations + PRIOR_EXAMINATIONS)), 0, scaledCount(examinations)];
    },
};
