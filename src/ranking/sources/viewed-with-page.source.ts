import type { ShopStatistics } from '../../stores/shop-statistics.js';
import { goesWith } from '../goes-with.js';
import { hiddenProducts } from '../hidden-products.js';
import { pageSeeds } from '../page-seeds.js';
import type { RecommendNotes, RecommendQuery } from '../recommend-query.js';
import { servesPlacement } from '../serves-placement.js';
import type { Source } from '../stages.js';

/** What shoppers look at who look at the page's product: what else comes into question. */
export const viewedWithPage = (
  statistics: Pick<ShopStatistics, 'viewedTogether'>,
): Source<RecommendQuery, RecommendNotes> => ({
  name: 'viewed-with-page',
  enabled: (query) => servesPlacement('viewed-with-page', query) && pageSeeds(query).size > 0,
  async retrieve(query) {
    const seeds = pageSeeds(query);
    const hidden = new Set([...hiddenProducts(query), ...seeds.keys()]);
    const neighbours = await statistics.viewedTogether([...seeds.keys()]);
    return { candidates: goesWith(neighbours, seeds, hidden, query.window) };
  },
});
