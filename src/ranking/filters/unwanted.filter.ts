import type { ProductFilter } from '../../domain/products/product-filter.js';
import { productMatchesFilter } from '../../domain/products/product-matches-filter.js';
import { oncePerQuery } from '../once-per-query.js';
import type { Filter } from '../stages.js';

interface Filtered {
  readonly filter: ProductFilter;
  /** What was searched instead, where a part of it was dropped. */
  readonly found?: { readonly filter?: ProductFilter };
}

/**
 * Removes what the caller's filter does not let through: statistics know nothing of brands and prices, and an index may
 * lag behind the catalogue.
 */
export const unwanted = <Q extends Filtered>(): Filter<Q> => {
  const testOf = oncePerQuery(({ filter, found }: Filtered) => productMatchesFilter(found?.filter ?? filter));
  return {
    name: 'unwanted',
    keeps: (query, { facts }) => facts.product !== undefined && testOf(query)(facts.product),
  };
};
