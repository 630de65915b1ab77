import type { ProductFilter } from './product-filter.js';

/** The picked values of a filter by facet, facet names in lower case; two picks of one facet come together. */
export function picksByFacet({ facets = [] }: ProductFilter): ReadonlyMap<string, ReadonlySet<string>> {
  const picks = new Map<string, Set<string>>();
  for (const { facet, anyOf } of facets) {
    const name = facet.toLowerCase();
    picks.set(name, new Set([...(picks.get(name) ?? []), ...anyOf]));
  }
  return picks;
}
