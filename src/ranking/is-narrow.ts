import type { ProductFilter } from '../domain/products/product-filter.js';

/** Whether a filter may leave so few products that what suits everybody holds none of them. */
export const isNarrow = ({ facets, price, productIds }: ProductFilter): boolean =>
  (facets ?? []).length > 0 || price !== undefined || productIds !== undefined;
