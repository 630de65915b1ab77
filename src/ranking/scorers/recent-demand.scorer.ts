import type { ShopStatistics } from '../../stores/shop-statistics.js';
import type { Scorer } from '../stages.js';

/** Log of one plus the shop's demand of 14 days, the window that measured best. */
export const recentDemand = <Q>(
  statistics: Pick<ShopStatistics, 'popularity'>,
  enabled?: (query: Q) => boolean,
): Scorer<Q> => ({
  name: 'recent-demand',
  enabled,
  async score(_query, candidates) {
    const demand = await statistics.popularity(14);
    return { values: candidates.map(({ productId }) => Math.log1p(demand.get(productId) ?? 0)) };
  },
});
