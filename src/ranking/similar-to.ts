import type { ProductFilter } from '../domain/products/product-filter.js';
import type { Retrieved } from './candidate.js';
import type { RecommendIndex } from './recommend-index.js';

/** Beyond this rank words in common are chance. */
const MAX_SIMILAR = 100;

/**
 * Products like one of the seeds, best first; the nearest is 1. Each seed is asked for alone, so that a product
 * names the very seed it is like.
 */
export async function similarTo(
  index: RecommendIndex,
  seeds: readonly string[],
  limit: number,
  filter: ProductFilter,
  signal: AbortSignal,
): Promise<Retrieved[]> {
  const excludeProductIds = [...(filter.excludeProductIds ?? []), ...seeds];
  const lists = await Promise.all(
    seeds.map((seed) =>
      index.similar([seed], Math.min(limit, MAX_SIMILAR), { ...filter, excludeProductIds }, signal),
    ),
  );
  const found = new Map<string, Retrieved>();
  lists.forEach((list, i) => {
    const nearest = list[0]?.score ?? 1;
    for (const { productId, score } of list) {
      const likeness = score / nearest;
      if (likeness > (found.get(productId)?.score ?? 0))
        found.set(productId, { productId, score: likeness, because: [seeds[i]!] });
    }
  });
  return [...found.values()].sort((a, b) => b.score - a.score).slice(0, limit);
}
