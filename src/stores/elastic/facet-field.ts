import { BRAND_FACET, CATEGORY_FACET } from '../../domain/products/product-filter.js';

/** The key of an attribute in the flattened field, by which names are compared without case. A dot would begin a path. */
export const attributeKey = (name: string): string =>
  name.toLowerCase().replaceAll('%', '%25').replaceAll('.', '%2E');

/** The field that holds a facet's values. */
export function facetField(facet: string): string {
  const name = facet.toLowerCase();
  return name === BRAND_FACET || name === CATEGORY_FACET ? name : `attributes.${attributeKey(name)}`;
}
