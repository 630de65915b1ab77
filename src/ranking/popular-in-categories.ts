import { CATEGORY_FACET } from '../domain/product-filter.js';
import type { Product } from '../domain/product.js';
import { browseFilter } from './browse-filter.js';
import type { RecommendIndex } from './recommend-index.js';
import type { RecommendNotes, RecommendQuery } from './recommend-query.js';
import type { Retrieval } from './stages.js';

/** Categories looked into: a shopper is rarely after more than three kinds of things at a time. */
const MAX_CATEGORIES = 3;

/** The best sellers of the commonest leaf categories among some products; scores fall with the rank from 1 to 0. */
export async function popularInCategories(
  index: RecommendIndex,
  products: readonly Product[],
  query: RecommendQuery,
  signal: AbortSignal,
): Promise<Retrieval<RecommendNotes>> {
  const anyOf = commonestLeaves(products);
  if (anyOf.length === 0) return { candidates: [] };
  const filter = browseFilter(query);
  const facets = [...(filter.facets ?? []), { facet: CATEGORY_FACET, anyOf }];
  const { matches } = await index.search(
    { text: '', filter: { ...filter, facets }, sort: 'POPULARITY', limit: query.window, enough: 1 },
    signal,
  );
  const candidates = matches.map(({ productId }, i) => ({ productId, score: 1 - i / matches.length }));
  return { candidates };
}

function commonestLeaves(products: readonly Product[]): string[] {
  const counts = new Map<string, number>();
  for (const { categoryPath } of products) {
    const leaf = categoryPath.at(-1);
    if (leaf !== undefined) counts.set(leaf, (counts.get(leaf) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MAX_CATEGORIES)
    .map(([leaf]) => leaf);
}
