import type { Product } from './product.js';
import { BRAND_FACET, CATEGORY_FACET, type FacetPick, type ProductFilter } from './product-filter.js';

export type ProductTest = (product: Product) => boolean;

/** The values of a product under a facet; attribute names are compared without case. */
export function facetValues(product: Product, facet: string): readonly string[] {
  if (facet === BRAND_FACET) return product.brand === null ? [] : [product.brand];
  if (facet === CATEGORY_FACET) return product.categoryPath;
  const name = facet.toLowerCase();
  return product.attributes
    .filter((attribute) => attribute.name.toLowerCase() === name)
    .map(({ value }) => value);
}

export function pickTest({ facet, anyOf }: FacetPick): ProductTest {
  const wanted = new Set(anyOf);
  return (product) => facetValues(product, facet).some((value) => wanted.has(value));
}

/** Everything of a filter but its facets. */
export function plainTest({ price, inStock, productIds, excludeProductIds }: ProductFilter): ProductTest {
  const only = productIds && new Set(productIds);
  const without = new Set(excludeProductIds);
  return (product) =>
    (price?.min === undefined || product.price.minorUnits >= price.min) &&
    (price?.max === undefined || product.price.minorUnits <= price.max) &&
    (inStock === undefined || product.inStock === inStock) &&
    (!only || only.has(product.id)) &&
    !without.has(product.id);
}

/** Whether a product satisfies the whole filter. */
export function productMatchesFilter(filter: ProductFilter): ProductTest {
  const plain = plainTest(filter);
  const picks = (filter.facets ?? []).map(pickTest);
  return (product) => plain(product) && picks.every((test) => test(product));
}
