import { BRAND_FACET, type ProductFilter } from '../../domain/products/product-filter.js';
import type { Product } from '../../domain/products/product.js';
import { SEARCH_SORTS } from '../../domain/search-sort.js';
import type { Question } from '../evaluated-shop.js';

/** A filter that the product passes, and a sort. */
export function drawNarrowing(
  product: Product,
  below: (n: number) => number,
): Pick<Question, 'filter' | 'sort'> {
  const { brand, price, attributes } = product;
  const attribute = attributes[below(Math.max(1, attributes.length))];
  const filters: ProductFilter[] = [
    { price: { max: price.minorUnits } },
    { price: { min: price.minorUnits }, inStock: true },
    ...(brand === null ? [] : [{ facets: [{ facet: BRAND_FACET, anyOf: [brand] }] }]),
    ...(attribute ? [{ facets: [{ facet: attribute.name, anyOf: [attribute.value] }] }] : []),
  ];
  return { filter: filters[below(filters.length)], sort: SEARCH_SORTS[below(SEARCH_SORTS.length)] };
}
