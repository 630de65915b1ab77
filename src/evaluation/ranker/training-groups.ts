import type { Candidate } from '../../ranking/candidate.js';
import { featureMatrix } from '../../ranking/features/feature-matrix.js';
import { reachesRanker } from '../../ranking/reaches-ranker.js';
import { recommendPipeline } from '../../ranking/recommend.pipeline.js';
import type { RecommendQuery } from '../../ranking/recommend-query.js';
import { runPipeline } from '../../ranking/run-pipeline.js';
import type { Scorer } from '../../ranking/stages.js';
import { wholeHistory } from '../../domain/viewers/whole-history.js';
import { buysAgain } from '../buys-again.js';
import { basketQuery } from './basket-query.js';
import type { ShopPast } from './shop-past.js';
import { countBaskets } from './count-baskets.js';
import { PastShop } from '../past-shop.js';
import { IN_THE_BASKET, NEW_TO_THE_SHOPPER, type TrainingGroup } from './training-group.js';
import type { BasketMoment } from './basket-moments.js';
import { walkBaskets } from './walk-baskets.js';
import { walkSequences } from './walk-sequences.js';

/**
 * What the pipeline would have ranked before each basket of a shopper who bought before, and what was then bought:
 * sources, filters and features are those of the gateway, strict in time. Of so many of the latest baskets; the shop
 * hears of the others all the same.
 */
export async function* trainingGroups(
  { events, products, dated, answers = [] }: Omit<ShopPast, 'source'>,
  latest = Infinity,
): AsyncGenerator<TrainingGroup> {
  const shop = new PastShop(products);
  // Its own clock keeps those of later days out.
  shop.statistics.recordAnswers(answers);
  const purchases = events.filter(({ type }) => type === 'PURCHASE');
  const again = buysAgain(purchases.map(({ identity, productId }) => [identity, productId]));
  let taken: Taken | undefined;
  const take: Scorer<RecommendQuery> = {
    name: 'features',
    async score(query, candidates) {
      const read = candidates.filter(reachesRanker);
      taken = { query, candidates: read, features: await featureMatrix(shop.statistics, query, read) };
      return { values: candidates.map(() => 0) };
    },
  };
  const pipeline = recommendPipeline(shop);
  const withFeatures = { ...pipeline, scorers: [...pipeline.scorers, take] };
  let skipped = countBaskets({ events, dated }) - latest;
  for await (const moment of (dated ? walkBaskets : walkSequences)(shop, events)) {
    if (skipped-- > 0) continue;
    const query = basketQuery(moment);
    const excludeProductIds = again ? [] : await ownProductIds(shop, moment);
    await runPipeline(withFeatures, { ...query, filter: { excludeProductIds } }, (stage, error) => {
      throw new Error(`Stage ${stage} failed.`, { cause: error });
    });
    yield toGroup(moment, taken!);
  }
}

interface Taken {
  readonly query: RecommendQuery;
  readonly candidates: readonly Candidate[];
  readonly features: Float32Array;
}

/** Everything the shopper bought before. */
async function ownProductIds({ events }: PastShop, { identity, at }: BasketMoment): Promise<string[]> {
  const own = await events.purchases([wholeHistory(identity)], at, Infinity);
  return own.map(({ productId }) => productId);
}

function toGroup(
  { productIds, at, last }: BasketMoment,
  { query, candidates, features }: Taken,
): TrainingGroup {
  const basket = new Set(productIds);
  const own = new Set((query.purchases ?? []).map(({ productId }) => productId));
  const labels = Uint8Array.from(
    candidates,
    ({ productId }) =>
      (basket.has(productId) ? IN_THE_BASKET : 0) + (own.has(productId) ? 0 : NEW_TO_THE_SHOPPER),
  );
  const blend = Float32Array.from(candidates, ({ scores }) => scores.get('hand-blend')!);
  const facts = {
    rows: candidates.length,
    at: at.toISOString(),
    placement: query.placement,
    last,
    relevant: basket.size,
    relevantNew: [...basket].filter((id) => !own.has(id)).length,
  };
  return { features, labels, blend, facts };
}
