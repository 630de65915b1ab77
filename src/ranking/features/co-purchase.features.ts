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
  prepare({ fresh, goesWith: { history, lastBasket }, records }) {
    const ofHistory = (id: string): CoPurchase => history.get(id) ?? NOTHING;
    const ofLast = (id: string): number => (lastBasket.get(id) ?? NOTHING).mean;
    const inDemand = (id: string): number =>
      ofHistory(id).mean * (0.1 + scaledCount(records.get(id)?.demand[14] ?? 0));
    const ids = fresh.map(({ productId }) => productId);
    const rankOf = ranksOf(ids.map((id) => ofHistory(id).mean));
    const lastRankOf = ranksOf(ids.map(ofLast));
    const demandRankOf = ranksOf(ids.map(inDemand));
    return ({ productId: id }) => {
      const { mean, nearest, share } = ofHistory(id);
      return [
        scaledCosine(mean),
        scaledRank(rankOf(mean)),
        scaledCosine(nearest),
        share,
        scaledCosine(ofLast(id)),
        scaledRank(lastRankOf(ofLast(id))),
        scaledRank(demandRankOf(inDemand(id))),
      ];
    };
  },
};
