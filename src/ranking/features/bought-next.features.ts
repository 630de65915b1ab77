import type { CoPurchase } from './co-purchase-scores.js';
import type { FeatureFamily } from './feature-family.js';
import { ranksOf } from './ranks-of.js';
import { scaledCosine, scaledCount, scaledRank } from './scaled.js';

const NOTHING: CoPurchase = { mean: 0, nearest: 0, share: 0 };

/** How often others bought the product soon after what the viewer bought: where baskets hold one thing, nothing else tells. */
export const boughtNext: FeatureFamily = {
  names: [
    'bought-next',
    'bought-next-rank',
    'bought-next-nearest',
    'bought-next-share',
    'bought-next-of-all',
    'bought-next-of-all-rank',
    'after-last-basket',
    'after-last-basket-rank',
    'bought-next-by-demand-rank',
  ],
  prepare({ fresh, follows: { history, all, lastBasket }, records }) {
    const ofHistory = (id: string): CoPurchase => history.get(id) ?? NOTHING;
    const ofAll = (id: string): number => (all.get(id) ?? NOTHING).mean;
    const ofLast = (id: string): number => (lastBasket.get(id) ?? NOTHING).mean;
    const inDemand = (id: string): number =>
      ofHistory(id).mean * (0.1 + scaledCount(records.get(id)?.demand[14] ?? 0));
    const ids = fresh.map(({ productId }) => productId);
    const rankOf = ranksOf(ids.map((id) => ofHistory(id).mean));
    const allRankOf = ranksOf(ids.map(ofAll));
    const lastRankOf = ranksOf(ids.map(ofLast));
    const demandRankOf = ranksOf(ids.map(inDemand));
    return ({ productId: id }) => {
      const { mean, nearest, share } = ofHistory(id);
      return [
        scaledCosine(mean),
        scaledRank(rankOf(mean)),
        scaledCosine(nearest),
        share,
        scaledCosine(ofAll(id)),
        scaledRank(allRankOf(ofAll(id))),
        scaledCosine(ofLast(id)),
        scaledRank(lastRankOf(ofLast(id))),
        scaledRank(demandRankOf(inDemand(id))),
      ];
    };
  },
};
