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
  const found = new Map<string, { score: number; parts: { seed: string; part: number }[] }>();
  for (const [seed, weight] of seeds)
    for (const { productId, score } of neighbours.get(seed) ?? []) {
      if (hidden.has(productId)) continue;
      const entry = found.get(productId) ?? { score: 0, parts: [] };
      found.set(productId, entry);
      const part = (weight / total) * score;
      entry.score += part;
      entry.parts.push({ seed, part });
    }
  return [...found]
    .sort(([idA, a], [idB, b]) => b.score - a.score || (idA < idB ? -1 : 1))
    .slice(0, limit)
    .map(([productId, { score, parts }]) => ({ productId, score, because: strongest(parts) }));
}

const strongest = (parts: { seed: string; part: number }[]): string[] =>
  parts
    .sort((a, b) => b.part - a.part)
    .slice(0, MAX_BECAUSE)
    .map(({ seed }) => seed);
