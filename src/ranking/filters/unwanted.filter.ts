import { productMatchesFilter } from '../../domain/product-matches-filter.js';
import { oncePerQuery } from '../once-per-query.js';
import type { RecommendQuery } from '../recommend-query.js';
import type { Filter } from '../stages.js';

/** Removes what the caller's filter does not let through: statistics know nothing of brands and prices. */
export const unwanted = (): Filter<RecommendQuery> => {
  const testOf = oncePerQuery(({ filter }: RecommendQuery) => productMatchesFilter(filter));
  return {
    name: 'unwanted',
    keeps: (query, { facts }) => facts.product !== undefined && testOf(query)(facts.product),
  };
};
