import type { ProductFilter } from '../domain/products/product-filter.js';
import { hiddenProducts } from './hidden-products.js';
import type { RecommendQuery } from './recommend-query.js';

/** The query's filter for an index: what could never be shown is not worth a candidate's place. */
export const browseFilter = (query: RecommendQuery): ProductFilter => ({
  ...query.filter,
  inStock: query.filter.inStock ?? true,
  excludeProductIds: [...hiddenProducts(query)],
});
