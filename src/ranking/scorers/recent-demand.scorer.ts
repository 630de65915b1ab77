import type { ShopStatistics } from '../../stores/shop-statistics.js';
import type { Scorer } from '../stages.js';

/** Log of one plus the shop's demand of 14 days, the window that measured best. */
export const recentDemand = <Q>(statistics: ShopStatistics): Scorer<Q> => ({
  name: 'recent-demand',
  async score(_query, candidates) {
    const demand = await statistics.popularity(14);
    return { values: candidates.map(({ productId }) => Math.log1p(demand.get(productId) ?? 0)) };
  },
});
