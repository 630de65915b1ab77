import { CATEGORY_FACET } from '../domain/products/product-filter.js';
import type { Product } from '../domain/products/product.js';
import { browseFilter } from './browse-filter.js';
import type { Retrieved } from './candidate.js';
import type { RecommendIndex } from './recommend-index.js';
import type { RecommendNotes, RecommendQuery } from './recommend-query.js';
import type { Retrieval } from './stages.js';

/** Categories looked into: a shopper is rarely after more than three kinds of things at a time. */
const MAX_CATEGORIES = 3;

/**
 * The best sellers of the commonest leaf categories among some products; scores fall with the rank from 1 to 0.
 * Each names the first of those products that is of its category; they themselves are not found.
 */
export async function popularInCategories(
  index: RecommendIndex,
  products: readonly Product[],
  query: RecommendQuery,
  signal: AbortSignal,
): Promise<Retrieval<RecommendNotes>> {
  const filter = browseFilter(query);
  const excludeProductIds = [...(filter.excludeProductIds ?? []), ...products.map(({ id }) => id)];
  const leaves = commonestLeaves(products);
  const limit = Math.ceil(query.window / Math.max(1, leaves.length));
  const lists = await Promise.all(
    leaves.map(async ({ leaf, first }): Promise<Retrieved[]> => {
      const facets = [...(filter.facets ?? []), { facet: CATEGORY_FACET, anyOf: [leaf] }];
      const request = {
        text: '',
        filter: { ...filter, facets, excludeProductIds },
        sort: 'POPULARITY',
        enough: 1,
      } as const;
      const { matches } = await index.search({ ...request, limit }, signal);
      return matches.map(({ productId }, i) => ({
        productId,
        score: 1 - i / matches.length,
        because: [first],
      }));
    }),
  );
  // A product of two of the categories keeps its better place.
  const found = new Map<string, Retrieved>();
  for (const candidate of lists.flat())
    if (candidate.score > (found.get(candidate.productId)?.score ?? 0))
      found.set(candidate.productId, candidate);
  const candidates = [...found.values()].sort((a, b) => b.score - a.score).slice(0, query.window);
  return { candidates };
}

function commonestLeaves(products: readonly Product[]): { leaf: string; first: string }[] {
  const leaves = new Map<string, { count: number; first: string }>();
  for (const { id, categoryPath } of products) {
    const leaf = categoryPath.at(-1);
    if (leaf === undefined) continue;
    const { count, first } = leaves.get(leaf) ?? { count: 0, first: id };
    leaves.set(leaf, { count: count + 1, first });
  }
  return [...leaves]
    .map(([leaf, entry]) => ({ leaf, ...entry }))
    .sort((a, b) => b.count - a.count)
    .slice(0, MAX_CATEGORIES);
}
