import type { MatrixProduct } from '../../inference/matrix/matrix-product.js';
import type { FitCache } from '../baselines/fit-cache.js';
import { CustomerCosines } from '../baselines/customer-cosines.js';
import { EaseBaseline } from '../baselines/ease.baseline.js';
import { EaseWeights } from '../baselines/ease-weights.js';
import { ItemKnnBaseline } from '../baselines/item-knn.baseline.js';
import { MarkovBaseline } from '../baselines/markov.baseline.js';
import { MatrixFactorisationBaseline } from '../baselines/matrix-factorisation.baseline.js';
import { MixBaseline } from '../baselines/mix.baseline.js';
import { OrderCosines } from '../baselines/order-cosines.js';
import { PersonalFrequencyBaseline } from '../baselines/personal-frequency.baseline.js';
import type { PlainMethod } from '../baselines/plain-method.js';
import { PopularityBaseline } from '../baselines/popularity.baseline.js';
import type { RecommendData } from './recommend-data.js';

/**
 * Of what a customer bought, where recency counts, in days: a month of real time; where the steps are made up, two of
 * them, near the best on Beauty.
 */
const HALF_LIFE = { dated: 30, sequences: 2 };
/** Of EASE in its mix with Markov, which counts 1: the best of .1 to 4 on the validation items of Beauty and MovieLens. */
const EASE_IN_MIX = 1;
/** With fewer products an order says nothing about what is bought together. */
const LEAST_IN_A_BASKET = 1.5;

/** Every plain method, in the order of the table; those that need dates or baskets only where there are some. */
export function plainMethods(
  { orders, dated }: RecommendData,
  multiply: MatrixProduct,
  cache?: FitCache,
): PlainMethod[] {
  const lines = orders.reduce((sum, { productIds }) => sum + productIds.length, 0);
  const [rows, by] =
    lines / orders.length < LEAST_IN_A_BASKET
      ? [new CustomerCosines(), 'customer']
      : [new OrderCosines(), 'basket'];
  const halfLife = dated ? HALF_LIFE.dated : HALF_LIFE.sequences;
  // A walk through dated orders learns some twenty times, each quickly: that would only fill the disk.
  const kept = dated ? undefined : cache;
  const weights = new EaseWeights(multiply, kept);
  const markov = new MarkovBaseline();
  const recentEase = new EaseBaseline('EASE, recency', weights, halfLife);
  return [
    new PopularityBaseline('popularity, all time'),
    ...(dated ? [new PopularityBaseline('popularity, 14 days', 14), new PersonalFrequencyBaseline()] : []),
    new ItemKnnBaseline(`item-kNN by ${by}`, rows),
    new ItemKnnBaseline(`item-kNN by ${by}, recency`, rows, halfLife),
    new EaseBaseline('EASE', weights),
    recentEase,
    new MatrixFactorisationBaseline(kept),
    markov,
    new MixBaseline('Markov + EASE, recency', [
      { method: markov, weight: 1 },
      { method: recentEase, weight: EASE_IN_MIX },
    ]),
  ];
}
