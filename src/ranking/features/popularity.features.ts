import type { FeatureFamily } from './feature-family.js';
import { ranksOf } from './ranks-of.js';
import { scaledCount, scaledDays, scaledRank, scaledRatio } from './scaled.js';

/**
 * What the shop sells these days, whether that rises or falls, and how long ago anybody wanted the product: the shop's
 * season and stock, of all features those that matter most on the UCI orders.
 */
export const popularity: FeatureFamily = {
  names: [
    'demand-7',
    'demand-14',
    'demand-28',
    'demand-56',
    'demand-14-rank',
    'trend-7-of-28',
    'trend-14-of-56',
    'days-since-demand',
    'no-demand-ever',
  ],
  prepare({ fresh, records }) {
    const rankOf = ranksOf(fresh.map(({ productId }) => records.get(productId)?.demand[14] ?? 0));
    return ({ productId }) => {
      const record = records.get(productId);
      if (!record) return [0, 0, 0, 0, 0, 0, 0, 0, 1];
      const { demand, daysSinceLast } = record;
      return [
        scaledCount(demand[7]),
        scaledCount(demand[14]),
        scaledCount(demand[28]),
        scaledCount(demand[56]),
        scaledRank(rankOf(demand[14])),
        // Few sales are no trend: one is added to both.
        scaledRatio(demand[7] + 1, demand[28] / 4 + 1),
        scaledRatio(demand[14] + 1, demand[56] / 4 + 1),
        scaledDays(daysSinceLast),
        0,
      ];
    };
  },
};
