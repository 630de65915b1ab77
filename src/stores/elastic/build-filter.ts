import type { estypes } from '@elastic/elasticsearch';
import type { FacetPick, ProductFilter } from '../../domain/products/product-filter.js';
import { facetField } from './facet-field.js';
import { LIVE } from './live.js';

type Clause = estypes.QueryDslQueryContainer;

export const buildPick = ({ facet, anyOf }: FacetPick): Clause => ({
  terms: { [facetField(facet)]: [...anyOf] },
});

/** Everything of a filter but its facets, and that the product is there. */
export function buildPlainFilter({ price, inStock, productIds, excludeProductIds }: ProductFilter): Clause[] {
  const clauses: Clause[] = [LIVE];
  if (price) clauses.push({ range: { price: { gte: price.min, lte: price.max } } });
  if (inStock !== undefined) clauses.push({ term: { in_stock: inStock } });
  if (productIds) clauses.push({ terms: { id: [...productIds] } });
  if (excludeProductIds && excludeProductIds.length > 0)
    clauses.push({ bool: { must_not: { terms: { id: [...excludeProductIds] } } } });
  return clauses;
}

/** The whole filter as clauses that must all hold. */
export const buildFilter = (filter: ProductFilter): Clause[] => [
  ...buildPlainFilter(filter),
  ...(filter.facets ?? []).map(buildPick),
];
