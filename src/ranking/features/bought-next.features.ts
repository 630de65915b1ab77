import { besideHistory, meanIn } from './beside-history.js';
import type { FeatureFamily } from './feature-family.js';
import { ranksOf } from './ranks-of.js';
import { scaledCosine, scaledRank } from './scaled.js';

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
  prepare(moment) {
    const { history, all, lastBasket } = moment.follows;
    const { ids, scoresOf, rankOf, demandRankOf } = besideHistory(moment, history);
    const [ofAll, ofLast] = [meanIn(all), meanIn(lastBasket)];
    const allRankOf = ranksOf(ids.map(ofAll));
    const lastRankOf = ranksOf(ids.map(ofLast));
    return ({ productId: id }) => {
      const { mean, nearest, share } = scoresOf(id);
      return [
        scaledCosine(mean),
        rankOf(id),
        scaledCosine(nearest),
        share,
        scaledCosine(ofAll(id)),
        scaledRank(allRankOf(ofAll(id))),
        scaledCosine(ofLast(id)),
        scaledRank(lastRankOf(ofLast(id))),
        demandRankOf(id),
      ];
    };
  },
};
