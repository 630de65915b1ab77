import type { FeatureFamily } from './feature-family.js';
import { scaledCount, scaledDays } from './scaled.js';

const DAY_MS = 86_400_000;

/** What kind of shopper it is: the same for all candidates, so that a model may weigh the others by it. */
export const viewer: FeatureFamily = {
  names: [
    'viewer-baskets',
    'viewer-basket-size',
    'viewer-products',
    'viewer-repeats',
    'viewer-days-since',
    'viewer-just-ordered',
    'viewer-days-between',
    'viewer-unknown',
  ],
  prepare({ baskets, own, query: { now } }) {
    const [first, last] = [baskets[0], baskets.at(-1)];
    if (!first || !last) return () => [0, 0, 0, 0, 0, 0, 0, 1];
    const lines = baskets.reduce((sum, { productIds }) => sum + productIds.length, 0);
    const days = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / DAY_MS;
    const values = [
      scaledCount(baskets.length),
      scaledCount(lines / baskets.length),
      scaledCount(own.size),
      1 - own.size / lines,
      scaledDays(days(last.at, now)),
      // 1 at once, a half after an hour: the rest of an order is unlike the next order.
      1 / (1 + 24 * Math.max(0, days(last.at, now))),
      scaledDays(days(first.at, last.at) / Math.max(1, baskets.length - 1)),
      0,
    ];
    return () => values;
  },
};
