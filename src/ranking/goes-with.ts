import type { Neighbour } from '../stores/shop-statistics.js';
import type { Retrieved } from './candidate.js';
import type { Seeds } from './viewer-seeds.js';

/** Seeds named as the reason: two are a sentence, more are a list. */
const MAX_BECAUSE = 2;

/**
 * Products near the seeds, best first: the weighted mean of their scores beside each seed. Each names the seeds that
 * brought most of its score.
 */
export function goesWith(
  neighbours: ReadonlyMap<string, readonly Neighbour[]>,
  seeds: Seeds,
  hidden: ReadonlySet<string>,
  limit: number,
): Retrieved[] {
  const total = [...seeds.values()].reduce((sum, weight) => sum + weight, 0);
  const scores = new Map<string, number>();
  for (const [seed, weight] of seeds)
    for (const { productId, score } of neighbours.get(seed) ?? [])
      if (!hidden.has(productId))
        scores.set(productId, (scores.get(productId) ?? 0) + (weight / total) * score);
  const best = [...scores].sort(([idA, a], [idB, b]) => b - a || (idA < idB ? -1 : 1)).slice(0, limit);
  const because = strongestSeeds(neighbours, seeds, new Set(best.map(([productId]) => productId)));
  return best.map(([productId, score]) => ({ productId, score, because: because.get(productId)! }));
}

/** Of each of these products, of which there are few among thousands of neighbours. */
function strongestSeeds(
  neighbours: ReadonlyMap<string, readonly Neighbour[]>,
  seeds: Seeds,
  products: ReadonlySet<string>,
): ReadonlyMap<string, string[]> {
  const parts = new Map<string, { seed: string; part: number }[]>([...products].map((id) => [id, []]));
  for (const [seed, weight] of seeds)
    for (const { productId, score } of neighbours.get(seed) ?? [])
      parts.get(productId)?.push({ seed, part: weight * score });
  return new Map(
    [...parts].map(([id, own]) => [
      id,
      own
        .sort((a, b) => b.part - a.part)
        .slice(0, MAX_BECAUSE)
        .map(({ seed }) => seed),
    ]),
  );
}
