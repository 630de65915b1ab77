import type { ProductFilter } from '../../../src/domain/products/product-filter.js';
import type { Product } from '../../../src/domain/products/product.js';
import { facetValues, productMatchesFilter } from '../../../src/domain/products/product-matches-filter.js';
import type { FacetCounts } from '../../../src/stores/product-index.js';

/** A facet counted product by product: its own pick does not narrow it, everything else does. */
export function bruteFacet(products: readonly Product[], name: string, filter: ProductFilter): FacetCounts {
  const picks = filter.facets ?? [];
  const others = { ...filter, facets: picks.filter(({ facet }) => facet !== name) };
  const picked = picks.filter(({ facet }) => facet === name).flatMap(({ anyOf }) => anyOf);
  const counts = new Map(picked.map((value) => [value, 0]));
  for (const product of products.filter(productMatchesFilter(others)))
    for (const value of new Set(facetValues(product, name))) counts.set(value, (counts.get(value) ?? 0) + 1);
  const values = [...counts].map(([value, count]) => ({ value, count, selected: picked.includes(value) }));
  return { name, values: values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)) };
}
