import type { ShopStatistics } from '../../stores/shop-statistics.js';
import { followers } from '../followers.js';
import { goesWith } from '../goes-with.js';
import { hiddenProducts } from '../hidden-products.js';
import { lastBasketsSeeds } from '../last-baskets-seeds.js';
import type { RecommendNotes, RecommendQuery } from '../recommend-query.js';
import { servesPlacement } from '../serves-placement.js';
import type { Source } from '../stages.js';

/**
 * What others bought next, after what the viewer bought last: for products that are mostly bought alone, about which
 * baskets say nothing.
 */
export const boughtNext = (statistics: ShopStatistics): Source<RecommendQuery, RecommendNotes> => ({
  name: 'bought-next',
  enabled: (query) => servesPlacement('bought-next', query) && lastBasketsSeeds(query).size > 0,
  async retrieve(query) {
    const { seeds, neighbours } = await followers(query, statistics);
    // What the viewer has is for buy-again to find.
    const own = (query.purchases ?? []).map(({ productId }) => productId);
    const hidden = new Set([...hiddenProducts(query), ...own]);
    return { candidates: goesWith(neighbours, seeds, hidden, query.window) };
  },
});
