import type { FeatureFamily } from './feature-family.js';
import { ranksOf } from './ranks-of.js';
import { scaledCosine, scaledCount, scaledRank } from './scaled.js';

/** How often the product is bought together with what the viewer bought. For new products nothing else says as much. */
export const coPurchase: FeatureFamily = {
  names: [
    'goes-with-history',
    'goes-with-history-rank',
    'goes-with-last-basket',
    'goes-with-last-basket-rank',
    'goes-with-history-by-demand-rank',
  ],
  prepare({ goesWith: { history, lastBasket }, records }) {
    const ranks = ranksOf(history);
    const lastRanks = ranksOf(lastBasket);
    const byDemand = ranksOf(
      [...history].map(
        ([id, score]) => [id, score * (0.1 + scaledCount(records.get(id)?.demand[14] ?? 0))] as const,
      ),
    );
    return ({ productId }) => [
      scaledCosine(history.get(productId) ?? 0),
      scaledRank(ranks.get(productId)),
      scaledCosine(lastBasket.get(productId) ?? 0),
      scaledRank(lastRanks.get(productId)),
      scaledRank(byDemand.get(productId)),
    ];
  },
};
