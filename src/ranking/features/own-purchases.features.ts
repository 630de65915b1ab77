import type { FeatureFamily } from './feature-family.js';
import { ranksOf } from './ranks-of.js';
import { scaledCount, scaledDays, scaledRank } from './scaled.js';

const DAY_MS = 86_400_000;

/** How often and how lately the viewer bought the product; `own` tells what is known from what is new. */
export const ownPurchases: FeatureFamily = {
  names: [
    'own',
    'own-baskets',
    'own-share',
    'own-several-times',
    'own-recency-30',
    'own-recency-90',
    'own-recency-rank',
    'own-days-since',
    'own-in-last-basket',
  ],
  prepare({ baskets, own, query }) {
    const rankOf = ranksOf([...own.values()].map(({ recency90 }) => recency90));
    const last = new Set(baskets.at(-1)?.productIds);
    return ({ productId }) => {
      const bought = own.get(productId);
      if (!bought) return [0, 0, 0, 0, 0, 0, 0, 0, 0];
      return [
        1,
        scaledCount(bought.baskets),
        bought.baskets / baskets.length,
        bought.baskets > 1 ? 1 : 0,
        scaledCount(bought.recency30),
        scaledCount(bought.recency90),
        scaledRank(rankOf(bought.recency90)),
        scaledDays((query.now.getTime() - bought.lastAt.getTime()) / DAY_MS),
        last.has(productId) ? 1 : 0,
      ];
    };
  },
};
