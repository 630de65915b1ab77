import type { MatrixProduct } from '../../inference/matrix/matrix-product.js';
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

/** Of what a customer bought, where recency counts: the best of 30, 60 and 90 days on the UCI orders. */
const HALF_LIFE_DAYS = 30;
/** Of Markov and EASE in their mix. */
const MARKOV = 1;
const EASE = 1;
/** With fewer products an order says nothing about what is bought together. */
const LEAST_IN_A_BASKET = 1.5;

/** Every plain method, in the order of the table; those that need dates or baskets only where there are some. */
export function plainMethods({ orders, dated }: RecommendData, multiply: MatrixProduct): PlainMethod[] {
  const lines = orders.reduce((sum, { productIds }) => sum + productIds.length, 0);
  const [rows, by] =
    lines / orders.length < LEAST_IN_A_BASKET
      ? [new CustomerCosines(), 'customer']
      : [new OrderCosines(), 'basket'];
  const weights = new EaseWeights(multiply);
  const markov = new MarkovBaseline();
  const recentEase = new EaseBaseline('EASE, recency', weights, HALF_LIFE_DAYS);
  return [
    new PopularityBaseline('popularity, all time'),
    ...(dated ? [new PopularityBaseline('popularity, 14 days', 14), new PersonalFrequencyBaseline()] : []),
    new ItemKnnBaseline(`item-kNN by ${by}`, rows),
    new ItemKnnBaseline(`item-kNN by ${by}, recency`, rows, HALF_LIFE_DAYS),
    new EaseBaseline('EASE', weights),
    recentEase,
    new MatrixFactorisationBaseline(),
    markov,
    new MixBaseline('Markov + EASE, recency', [
      { method: markov, weight: MARKOV },
      { method: recentEase, weight: EASE },
    ]),
  ];
}
