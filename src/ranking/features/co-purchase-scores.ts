import type { Neighbour } from '../../stores/shop-statistics.js';
import type { Seeds } from '../viewer-seeds.js';

/** How a product goes with some others. */
export interface CoPurchase {
  /** The weighted mean of their cosines, 0 to 1. */
  readonly mean: number;
  /** The greatest of their cosines, unweighted. */
  readonly nearest: number;
  /** Of how many of them it is among the neighbours, as a share. */
  readonly share: number;
}

/** Every product that any of the seeds was bought together with. */
export function coPurchaseScores(
  neighbours: ReadonlyMap<string, readonly Neighbour[]>,
  seeds: Seeds,
): ReadonlyMap<string, CoPurchase> {
  let total = 0;
  for (const weight of seeds.values()) total += weight;
  const scores = new Map<string, { mean: number; nearest: number; share: number }>();
  for (const [seed, weight] of seeds)
    for (const { productId, score } of neighbours.get(seed) ?? []) {
      const known = scores.get(productId);
      const part = (weight / total) * score;
      if (!known) scores.set(productId, { mean: part, nearest: score, share: 1 / seeds.size });
      else {
        known.mean += part;
        known.nearest = Math.max(known.nearest, score);
        known.share += 1 / seeds.size;
      }
    }
  return scores;
}
