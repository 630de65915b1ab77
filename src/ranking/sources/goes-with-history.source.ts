import type { ShopStatistics } from '../../stores/shop-statistics.js';
import { goesWith } from '../goes-with.js';
import { hiddenProducts } from '../hidden-products.js';
import type { RecommendNotes, RecommendQuery } from '../recommend-query.js';
import { servesPlacement } from '../serves-placement.js';
import type { Source } from '../stages.js';
import { viewerSeeds } from '../viewer-seeds.js';

/** What is bought together with what the viewer bought and looked at. */
export const goesWithHistory = (statistics: ShopStatistics): Source<RecommendQuery, RecommendNotes> => ({
  name: 'goes-with-history',
  enabled: (query) => servesPlacement('goes-with-history', query) && viewerSeeds(query).size > 0,
  async retrieve(query) {
    const seeds = viewerSeeds(query);
    const neighbours = await statistics.boughtTogether([...seeds.keys()]);
    return { candidates: goesWith(neighbours, seeds, hiddenProducts(query), query.window) };
  },
});
