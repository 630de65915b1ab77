import type { PastOrder } from '../past-orders.js';

const DAY_MS = 86_400_000;

/**
 * What a customer ordered, by how lately: each order adds 2^(-age / half-life) to its products, ages counted from the
 * customer's latest order; without a half-life the times that each was ordered. They sum to 1.
 */
export function historyWeights(history: readonly PastOrder[], halfLifeDays = Infinity): Map<number, number> {
  const latest = history.at(-1)?.at ?? 0;
  const weights = new Map<number, number>();
  let sum = 0;
  for (const { products, at } of history) {
    const weight = 2 ** ((at - latest) / (halfLifeDays * DAY_MS));
    for (const product of products) {
      weights.set(product, (weights.get(product) ?? 0) + weight);
      sum += weight;
    }
  }
  for (const [product, weight] of weights) weights.set(product, weight / sum);
  return weights;
}
