import { groupBaskets } from '../../domain/demand/group-baskets.js';
import type { ShopStatistics } from '../../stores/shop-statistics.js';
import type { Candidate } from '../candidate.js';
import { followers } from '../followers.js';
import { pageSeeds } from '../page-seeds.js';
import type { RecommendQuery } from '../recommend-query.js';
import { viewerSeeds } from '../viewer-seeds.js';
import { coPurchaseScores } from './co-purchase-scores.js';
import type { FeatureMoment } from './feature-moment.js';
import { FEATURE_SET } from './feature-set.js';
import { FEATURES } from './features.js';
import { ownProducts } from './own-products.js';
import { TitleLikeness } from './title-likeness.js';

/** What features read of the shop. */
export type FeatureStatistics = Pick<
  ShopStatistics,
  'records' | 'boughtTogether' | 'boughtNext' | 'clickRates'
>;

/** Seeds of the last basket: more of them are an order list. */
const MAX_LAST = 50;

/**
 * The features of all candidates, float32 [candidates, features], row after row. What it reads is read in bulk; serving
 * and the export for training both come from here, so that a model is asked what it was taught.
 */
export async function featureMatrix(
  statistics: FeatureStatistics,
  query: RecommendQuery,
  candidates: readonly Candidate[],
): Promise<Float32Array> {
  const moment = await momentOf(statistics, query, candidates);
  const width = FEATURE_SET.names.length;
  const matrix = new Float32Array(candidates.length * width);
  let column = 0;
  for (const { names, prepare } of FEATURES) {
    const valuesOf = prepare(moment);
    candidates.forEach((candidate, row) => matrix.set(valuesOf(candidate), row * width + column));
    column += names.length;
  }
  return matrix;
}

async function momentOf(
  statistics: FeatureStatistics,
  query: RecommendQuery,
  candidates: readonly Candidate[],
): Promise<FeatureMoment> {
  const { personalise, purchases = [], recentProducts = [], pageProducts = [], now } = query;
  const baskets = personalise ? groupBaskets(purchases.toReversed()) : [];
  const lastBasket = baskets.at(-1)?.productIds.slice(0, MAX_LAST) ?? [];
  const seeds = {
    history: viewerSeeds(query),
    lastBasket: new Map(lastBasket.map((id) => [id, 1])),
    page: pageSeeds(query),
  };
  const ids = new Set(Object.values(seeds).flatMap((each) => [...each.keys()]));
  const [{ byProduct }, neighbours, next, clickRates] = await Promise.all([
    statistics.records(),
    statistics.boughtTogether([...ids]),
    followers(query, statistics),
    statistics.clickRates(),
  ]);
  const own = ownProducts(baskets, now);
  const products = candidates.flatMap(({ facts: { product } }) => product ?? []);
  return {
    query,
    candidates,
    fresh: candidates.filter(({ productId }) => !own.has(productId)),
    records: byProduct,
    clickRates,
    baskets,
    own,
    goesWith: {
      history: coPurchaseScores(candidates, neighbours, seeds.history),
      lastBasket: coPurchaseScores(candidates, neighbours, seeds.lastBasket),
      page: coPurchaseScores(candidates, neighbours, seeds.page),
    },
    follows: {
      history: coPurchaseScores(candidates, next.neighbours, next.seeds),
      all: coPurchaseScores(
        candidates,
        next.neighbours,
        new Map([...next.seeds.keys()].map((id) => [id, 1])),
      ),
      lastBasket: coPurchaseScores(candidates, next.neighbours, seeds.lastBasket),
    },
    titles: new TitleLikeness([...products, ...recentProducts, ...pageProducts]),
  };
}
