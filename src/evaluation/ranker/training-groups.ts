import type { Candidate } from '../../ranking/candidate.js';
import { featureMatrix } from '../../ranking/features/feature-matrix.js';
import { FEATURE_SET } from '../../ranking/features/feature-set.js';
import { recommendPipeline } from '../../ranking/recommend.pipeline.js';
import type { RecommendQuery } from '../../ranking/recommend-query.js';
import { runPipeline } from '../../ranking/run-pipeline.js';
import type { Scorer } from '../../ranking/stages.js';
import { basketQuery } from './basket-query.js';
import type { ShopPast } from './shop-past.js';
import { countBaskets } from './count-baskets.js';
import { PastShop } from '../past-shop.js';
import { IN_THE_BASKET, NEW_TO_THE_SHOPPER, type TrainingGroup } from './training-group.js';
import type { BasketMoment } from './basket-moments.js';
import { walkBaskets } from './walk-baskets.js';

/** A source's candidates beyond teach a model what it knows from the first; own products are kept all. */
const ROWS_OF_A_SOURCE = 50;
/** Where new products that are bought come from. */
const ROWS_OF: Readonly<Record<string, number>> = {
  'buy-again': Infinity,
  'goes-with-history': 150,
  trending: 150,
};

/**
 * What the pipeline would have ranked before each basket of a shopper who bought before, and what was then bought:
 * sources, filters and features are those of the gateway, strict in time. Of so many of the latest baskets; the shop
 * hears of the others all the same.
 */
export async function* trainingGroups(
  { events, products }: Pick<ShopPast, 'events' | 'products'>,
  latest = Infinity,
): AsyncGenerator<TrainingGroup> {
  const shop = new PastShop(products);
  let taken: Taken | undefined;
  const take: Scorer<RecommendQuery> = {
    name: 'features',
    async score(query, candidates) {
      taken = { query, candidates, features: await featureMatrix(shop.statistics, query, candidates) };
      return { values: candidates.map(() => 0) };
    },
  };
  const pipeline = recommendPipeline(shop);
  const withFeatures = { ...pipeline, scorers: [...pipeline.scorers, take] };
  let skipped = countBaskets(events) - latest;
  for await (const moment of walkBaskets(shop, events)) {
    if (skipped-- > 0) continue;
    await runPipeline(withFeatures, basketQuery(moment), (stage, error) => {
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

const isKept = ({ retrievals }: Candidate): boolean =>
  [...retrievals].some(([source, { rank }]) => rank! <= (ROWS_OF[source] ?? ROWS_OF_A_SOURCE));

function toGroup(
  { productIds, at, last }: BasketMoment,
  { query, candidates, features }: Taken,
): TrainingGroup {
  const width = FEATURE_SET.names.length;
  const kept = candidates.flatMap((candidate, row) => (isKept(candidate) ? [{ candidate, row }] : []));
  const rows = new Float32Array(kept.length * width);
  kept.forEach(({ row }, i) => rows.set(features.subarray(row * width, (row + 1) * width), i * width));
  const basket = new Set(productIds);
  const own = new Set((query.purchases ?? []).map(({ productId }) => productId));
  const labels = Uint8Array.from(
    kept,
    ({ candidate: { productId } }) =>
      (basket.has(productId) ? IN_THE_BASKET : 0) + (own.has(productId) ? 0 : NEW_TO_THE_SHOPPER),
  );
  const blend = Float32Array.from(kept, ({ candidate: { scores } }) => scores.get('hand-blend')!);
  const facts = {
    rows: kept.length,
    at: at.toISOString(),
    placement: query.placement,
    last,
    relevant: basket.size,
    relevantNew: [...basket].filter((id) => !own.has(id)).length,
  };
  return { features: rows, labels, blend, facts };
}
