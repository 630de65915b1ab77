import { groupBaskets } from '../../domain/group-baskets.js';
import type { ShopStatistics } from '../../stores/shop-statistics.js';
import { goesWith } from '../goes-with.js';
import { hiddenProducts } from '../hidden-products.js';
import { lastBasketsSeeds } from '../last-baskets-seeds.js';
import type { RecommendNotes, RecommendQuery } from '../recommend-query.js';
import { servesPlacement } from '../serves-placement.js';
import type { Source } from '../stages.js';

/**
 * Products in a mean basket: from here on baskets say what goes together. On the UCI orders, where one holds 20, what is
 * bought next cost .0007 NDCG@10 without this bound, at a seventh of its weight.
 */
const TELLING_BASKET = 1.5;

/**
 * What others bought next, after what the viewer bought last: for shoppers who buy one thing at a time, about whom
 * baskets say nothing.
 */
export const boughtNext = (statistics: ShopStatistics): Source<RecommendQuery, RecommendNotes> => ({
  name: 'bought-next',
  enabled: (query) =>
    servesPlacement('bought-next', query) && buysSingly(query) && lastBasketsSeeds(query).size > 0,
  async retrieve(query) {
    const seeds = lastBasketsSeeds(query);
    const neighbours = await statistics.boughtNext([...seeds.keys()]);
    // What the viewer has is for buy-again to find.
    const own = (query.purchases ?? []).map(({ productId }) => productId);
    const hidden = new Set([...hiddenProducts(query), ...own]);
    return { candidates: goesWith(neighbours, seeds, hidden, query.window) };
  },
});

function buysSingly({ purchases = [] }: RecommendQuery): boolean {
  const baskets = groupBaskets(purchases.toReversed());
  const products = baskets.reduce((sum, { productIds }) => sum + productIds.length, 0);
  return products < TELLING_BASKET * baskets.length;
}
