import { productMatchesFilter, type ProductTest } from '../../domain/product-matches-filter.js';
import type { RecommendQuery } from '../recommend-query.js';
import type { Filter } from '../stages.js';

/** Removes what the caller's filter does not let through: statistics know nothing of brands and prices. */
export const unwanted = (): Filter<RecommendQuery> => {
  const tests = new WeakMap<RecommendQuery, ProductTest>();
  return {
    name: 'unwanted',
    keeps(query, { facts }) {
      let test = tests.get(query);
      if (!test) tests.set(query, (test = productMatchesFilter(query.filter)));
      return facts.product !== undefined && test(facts.product);
    },
  };
};
