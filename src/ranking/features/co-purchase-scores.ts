import type { Neighbour } from '../../stores/shop-statistics.js';
import type { Seeds } from '../viewer-seeds.js';

/** The weighted mean of the seeds' cosines for every product that any of them was bought together with, 0 to 1. */
export function coPurchaseScores(
  neighbours: ReadonlyMap<string, readonly Neighbour[]>,
  seeds: Seeds,
): ReadonlyMap<string, number> {
  let total = 0;
  for (const weight of seeds.values()) total += weight;
  const scores = new Map<string, number>();
  for (const [seed, weight] of seeds)
    for (const { productId, score } of neighbours.get(seed) ?? [])
      scores.set(productId, (scores.get(productId) ?? 0) + (weight / total) * score);
  return scores;
}
