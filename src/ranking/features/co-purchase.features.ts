import { besideHistory, meanIn } from './beside-history.js';
import type { FeatureFamily } from './feature-family.js';
import { ranksOf } from './ranks-of.js';
import { scaledCosine, scaledRank } from './scaled.js';

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
  prepare(moment) {
    const { history, lastBasket } = moment.goesWith;
    const { ids, scoresOf, rankOf, demandRankOf } = besideHistory(moment, history);
    const ofLast = meanIn(lastBasket);
    const lastRankOf = ranksOf(ids.map(ofLast));
    return ({ productId: id }) => {
      const { mean, nearest, share } = scoresOf(id);
      return [
        scaledCosine(mean),
        rankOf(id),
        scaledCosine(nearest),
        share,
        scaledCosine(ofLast(id)),
        scaledRank(lastRankOf(ofLast(id))),
        demandRankOf(id),
      ];
    };
  },
};
