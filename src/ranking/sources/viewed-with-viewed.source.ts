import type { ShopStatistics } from '../../stores/shop-statistics.js';
import { goesWith } from '../goes-with.js';
import { hiddenProducts } from '../hidden-products.js';
import type { RecommendNotes, RecommendQuery } from '../recommend-query.js';
import { servesPlacement } from '../serves-placement.js';
import type { Source } from '../stages.js';
import { viewerSeeds, type Seeds } from '../viewer-seeds.js';

/** What shoppers look at who look at what the viewer looked at lately, in whatever order. */
export const viewedWithViewed = (
  statistics: Pick<ShopStatistics, 'viewedTogether'>,
): Source<RecommendQuery, RecommendNotes> => ({
  name: 'viewed-with-viewed',
  enabled: (query) => servesPlacement('viewed-with-viewed', query) && looksOf(query).size > 0,
  async retrieve(query) {
    const seeds = looksOf(query);
    const neighbours = await statistics.viewedTogether([...seeds.keys()]);
    return { candidates: goesWith(neighbours, seeds, hiddenProducts(query), query.window) };
  },
});

/** What was bought is settled: what goes with it is another source's. */
const looksOf = (query: RecommendQuery): Seeds => viewerSeeds({ ...query, purchases: [] });
