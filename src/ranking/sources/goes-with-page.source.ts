import type { ShopStatistics } from '../../stores/shop-statistics.js';
import { goesWith } from '../goes-with.js';
import { hiddenProducts } from '../hidden-products.js';
import { pageSeeds } from '../page-seeds.js';
import type { RecommendNotes, RecommendQuery } from '../recommend-query.js';
import { servesPlacement } from '../serves-placement.js';
import type { Source } from '../stages.js';

/** What is bought together with the page's product, with all of the cart, with what was just bought. */
export const goesWithPage = (statistics: ShopStatistics): Source<RecommendQuery, RecommendNotes> => ({
  name: 'goes-with-page',
  enabled: (query) => servesPlacement('goes-with-page', query) && pageSeeds(query).size > 0,
  async retrieve(query) {
    const seeds = pageSeeds(query);
    const hidden = new Set([...hiddenProducts(query), ...seeds.keys()]);
    const neighbours = await statistics.boughtTogether([...seeds.keys()]);
    return { candidates: goesWith(neighbours, seeds, hidden, query.window) };
  },
});
