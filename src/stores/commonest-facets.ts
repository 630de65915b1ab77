import { BRAND_FACET, CATEGORY_FACET } from '../domain/products/product-filter.js';

/** Attributes offered where none are named: more is a wall of boxes. */
const ATTRIBUTES = 6;

/** Brand, category, what is picked, and the attributes that most products have and that tell them apart. */
export function commonestFacets(
  counts: ReadonlyMap<string, ReadonlyMap<string, number>>,
  picked: readonly string[],
): string[] {
  const attributes = [...counts]
    .filter(([facet]) => facet !== BRAND_FACET && facet !== CATEGORY_FACET)
    .map(([facet, values]) => ({ facet, own: [...values.values()] }))
    .filter(({ own }) => own.length > 1 && own.some((count) => count > 1))
    .map(({ facet, own }) => ({ facet, products: own.reduce((sum, count) => sum + count, 0) }))
    .sort((a, b) => b.products - a.products || (a.facet < b.facet ? -1 : 1))
    .slice(0, ATTRIBUTES);
  return [...new Set([BRAND_FACET, CATEGORY_FACET, ...picked, ...attributes.map(({ facet }) => facet)])];
}
