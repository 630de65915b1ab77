import type { ProductFilter } from '../domain/products/product-filter.js';

/**
 * The filter with each one of its wishes left out. Ids are not wishes: a list of products to search in, or to
 * leave out, always holds.
 */
export function droppableFilters(filter: ProductFilter): { filter: ProductFilter; name: string }[] {
  const { facets = [], price, inStock, ...rest } = filter;
  return [
    ...facets.map((pick) => ({
      filter: { ...filter, facets: facets.filter((other) => other !== pick) },
      name: `“${pick.facet}”`,
    })),
    ...(price ? [{ filter: { ...rest, facets, inStock }, name: 'the price range' }] : []),
    ...(inStock === undefined ? [] : [{ filter: { ...rest, facets, price }, name: 'being in stock' }]),
  ];
}
