import type { CoPurchase } from './co-purchase-scores.js';
import type { FeatureFamily } from './feature-family.js';
import { ranksOf } from './ranks-of.js';
import { scaledCosine, scaledCount, scaledRank } from './scaled.js';

const NOTHING: CoPurchase = { mean: 0, nearest: 0, share: 0 };

/** How often the product is bought together with what the viewer bought. For new products nothing else says as much. */
export const coPurchase: FeatureFamily = {
  names: [
    'goes-with-history',
    'goes-with-history-rank',
    'goes-with-history-nearest',
    'goes-with-history-share',
    'goes-with-last-basket',
    'goes-with-last-basket-rank',
    'goes-with-history-by-demand-rank',
  ],
  prepare({ goesWith: { history, lastBasket }, records }) {
    const ranks = ranksOf([...history].map(([id, { mean }]) => [id, mean] as const));
    const lastRanks = ranksOf([...lastBasket].map(([id, { mean }]) => [id, mean] as const));
    const byDemand = ranksOf(
      [...history].map(
        ([id, { mean }]) => [id, mean * (0.1 + scaledCount(records.get(id)?.demand[14] ?? 0))] as const,
      ),
    );
    return ({ productId }) => {
      const { mean, nearest, share } = history.get(productId) ?? NOTHING;
      return [
        scaledCosine(mean),
        scaledRank(ranks.get(productId)),
        scaledCosine(nearest),
        share,
        scaledCosine((lastBasket.get(productId) ?? NOTHING).mean),
        scaledRank(lastRanks.get(productId)),
        scaledRank(byDemand.get(productId)),
      ];
    };
  },
};
