import type { Neighbour } from '../../stores/shop-statistics.js';
import type { Candidate } from '../candidate.js';
import type { Seeds } from '../viewer-seeds.js';

/** How a candidate goes with some other products. */
export interface CoPurchase {
  /** The weighted mean of their cosines, 0 to 1. */
  mean: number;
  /** The greatest of their cosines, unweighted. */
  nearest: number;
  /** Of how many of them it is among the neighbours, as a share. */
  share: number;
}

/** How each candidate goes with the seeds; those that were bought together with none of them are absent. */
export function coPurchaseScores(
  candidates: readonly Candidate[],
  neighbours: ReadonlyMap<string, readonly Neighbour[]>,
  seeds: Seeds,
): ReadonlyMap<string, Readonly<CoPurchase>> {
  const scores = new Map<string, CoPurchase | undefined>(
    candidates.map(({ productId }) => [productId, undefined]),
  );
  let total = 0;
  for (const weight of seeds.values()) total += weight;
  for (const [seed, weight] of seeds)
    for (const { productId, score } of neighbours.get(seed) ?? []) {
      const known = scores.get(productId);
      if (known) {
        known.mean += (weight / total) * score;
        known.nearest = Math.max(known.nearest, score);
        known.share += 1 / seeds.size;
      } else if (scores.has(productId)) {
        scores.set(productId, { mean: (weight / total) * score, nearest: score, share: 1 / seeds.size });
      }
    }
  for (const [productId, known] of scores) if (!known) scores.delete(productId);
  return scores as ReadonlyMap<string, CoPurchase>;
}
