import type { FeatureFamily } from './feature-family.js';
import { scaledCount, scaledDays } from './scaled.js';

/** Buyers that are added to all, none of whom came back: one who did is no repeat rate of 1. */
const PRIOR_BUYERS = 5;
const DAY_MS = 86_400_000;

/** What the product has been for as long as the shop sells it. */
export const standing: FeatureFamily = {
  names: [
    'demand-ever',
    'demand-a-week',
    'days-since-first-demand',
    'days-since-listed',
    'buyers',
    'repeat-rate',
  ],
  prepare({ records, query }) {
    return ({ productId, facts: { product } }) => {
      const record = records.get(productId);
      const listed = product ? (query.now.getTime() - product.createdAt.getTime()) / DAY_MS : 0;
      if (!record) return [0, 0, 0, scaledDays(listed), 0, 0];
      const { totalDemand, daysSinceFirst, buyers, repeatBuyers } = record;
      return [
        scaledCount(totalDemand),
        scaledCount((7 * totalDemand) / (daysSinceFirst + 7)),
        scaledDays(daysSinceFirst),
        scaledDays(listed),
        scaledCount(buyers),
        repeatBuyers / (buyers + PRIOR_BUYERS),
      ];
    };
  },
};
