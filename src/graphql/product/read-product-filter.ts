import { VitrineError } from '../../domain/errors.js';
import type { FacetPick, ProductFilter } from '../../domain/products/product-filter.js';
import { MAX_MINOR_UNITS } from '../../domain/products/product-rules.js';
import { idsWithin, listWithin, numberWithin, textWithin } from '../limits/bounds.js';
import type { FacetFilterInput } from './facet-filter.input.js';
import type { PriceRangeInput } from './price-range.input.js';
import type { ProductFilterInput } from './product-filter.input.js';

/** More picks than any page of filters has. */
const MAX_FACETS = 20;
const MAX_VALUES = 100;
const MAX_VALUE_LENGTH = 1000;
/** Lists of ids are merchandising: a campaign, a wish list. */
const MAX_IDS = 1000;

/** The filter in the shop's words, every part within bounds; the same input gives the same JSON. */
export function readProductFilter(input: ProductFilterInput | null | undefined): ProductFilter {
  if (!input) return {};
  const { facets, price, inStock, productIds, excludeProductIds } = input;
  return {
    ...(facets && { facets: listWithin('filter.facets', facets, MAX_FACETS).map(readPick) }),
    ...(price && { price: readPrice(price) }),
    ...(typeof inStock === 'boolean' && { inStock }),
    ...(productIds && { productIds: idsWithin('filter.productIds', productIds, MAX_IDS) }),
    ...(excludeProductIds && {
      excludeProductIds: idsWithin('filter.excludeProductIds', excludeProductIds, MAX_IDS),
    }),
  };
}

function readPick({ facet, anyOf }: FacetFilterInput): FacetPick {
  if (anyOf.length === 0)
    throw new VitrineError(
      'BAD_USER_INPUT',
      'filter.facets.anyOf must have 1 to 100 values. Leave the facet out.',
    );
  return {
    facet: textWithin('filter.facets.facet', facet, 100, 1),
    anyOf: listWithin('filter.facets.anyOf', anyOf, MAX_VALUES).map((value) =>
      textWithin('filter.facets.anyOf', value, MAX_VALUE_LENGTH, 1),
    ),
  };
}

function readPrice({ min, max }: PriceRangeInput): NonNullable<ProductFilter['price']> {
  if (typeof min === 'number' && typeof max === 'number' && min > max)
    throw new VitrineError(
      'BAD_USER_INPUT',
      `filter.price.min (${min}) must not exceed filter.price.max (${max}).`,
    );
  return {
    ...(typeof min === 'number' && { min: numberWithin('filter.price.min', min, 0, MAX_MINOR_UNITS) }),
    ...(typeof max === 'number' && { max: numberWithin('filter.price.max', max, 0, MAX_MINOR_UNITS) }),
  };
}
