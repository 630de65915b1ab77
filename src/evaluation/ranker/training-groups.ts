import type { ShopperEvent } from '../../domain/event.js';
import type { ProductDraft } from '../../domain/product.js';
import type { Candidate } from '../../ranking/candidate.js';
import { featureMatrix } from '../../ranking/features/feature-matrix.js';
import { FEATURE_SET } from '../../ranking/features/feature-set.js';
import { recommendPipeline } from '../../ranking/recommend.pipeline.js';
import type { RecommendQuery } from '../../ranking/recommend-query.js';
import { runPipeline } from '../../ranking/run-pipeline.js';
import type { Scorer } from '../../ranking/stages.js';
import { basketQuery } from './basket-query.js';
import { PastShop } from './past-shop.js';
import { IN_THE_BASKET, NEW_TO_THE_SHOPPER, type TrainingGroup } from './training-group.js';
import { walkBaskets, type BasketMoment } from './walk-baskets.js';

/** A source's candidates beyond teach a model what it knows from the first; own products are kept all. */
const ROWS_OF_A_SOURCE = 50;

export interface TrainingOptions {
  readonly events: readonly ShopperEvent[];
  readonly products: ReadonlyMap<string, ProductDraft>;
  /** Baskets from which a group is made; absent: all. The shop hears of the others all the same. */
  readonly wanted?: (moment: BasketMoment) => boolean;
}

/**
 * What the pipeline would have ranked before each basket of a shopper who bought before, and what was then bought:
 * sources, filters and features are those of the gateway, strict in time.
 */
export async function* trainingGroups({
  events,
  products,
  wanted = () => true,
}: TrainingOptions): AsyncGenerator<TrainingGroup> {
  const shop = new PastShop(products);
  let taken: { candidates: readonly Candidate[]; features: Float32Array; query: RecommendQuery };
  const take: Scorer<RecommendQuery> = {
    name: 'features',
    async score(query, candidates) {
      const kept = candidates.filter(isKept);
      taken = { candidates: kept, query, features: await featureMatrix(shop.statistics, query, candidates) };
      taken.features = rowsOf(taken.features, candidates, isKept);
      return { values: candidates.map(() => 0) };
    },
  };
  const pipeline = { ...recommendPipeline(shop), scorers: [take] };
  for await (const moment of walkBaskets(shop, events)) {
    if (!wanted(moment)) continue;
    await runPipeline(pipeline, basketQuery(moment), (stage, error) => {
      throw new Error(`Stage ${stage} failed.`, { cause: error });
    });
    yield toGroup(moment, taken!);
  }
}

const isKept = ({ retrievals }: Candidate): boolean =>
  [...retrievals].some(([source, { rank }]) => source === 'buy-again' || rank! <= ROWS_OF_A_SOURCE);

function rowsOf(
  matrix: Float32Array,
  candidates: readonly Candidate[],
  isWanted: (candidate: Candidate) => boolean,
): Float32Array {
  const width = FEATURE_SET.names.length;
  const wanted = candidates.flatMap((candidate, row) => (isWanted(candidate) ? [row] : []));
  const rows = new Float32Array(wanted.length * width);
  wanted.forEach((row, i) => rows.set(matrix.subarray(row * width, (row + 1) * width), i * width));
  return rows;
}

function toGroup(
  { productIds, at, last }: BasketMoment,
  taken: { candidates: readonly Candidate[]; features: Float32Array; query: RecommendQuery },
): TrainingGroup {
  const { candidates, features, query } = taken;
  const basket = new Set(productIds);
  const own = new Set((query.purchases ?? []).map(({ productId }) => productId));
  const labels = Uint8Array.from(
    candidates,
    ({ productId }) =>
      (basket.has(productId) ? IN_THE_BASKET : 0) + (own.has(productId) ? 0 : NEW_TO_THE_SHOPPER),
  );
  const facts = {
    rows: candidates.length,
    at: at.toISOString(),
    placement: query.placement,
    last,
    relevant: basket.size,
    relevantNew: [...basket].filter((id) => !own.has(id)).length,
  };
  return { features, labels, facts };
}
