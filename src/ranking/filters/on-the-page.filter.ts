import { hiddenProducts } from '../hidden-products.js';
import type { RecommendQuery } from '../recommend-query.js';
import type { Filter } from '../stages.js';

/** Removes what the shopper sees already: the page's own products and those of the answer so far. */
export const onThePage = (): Filter<RecommendQuery> => {
  const hidden = new WeakMap<RecommendQuery, ReadonlySet<string>>();
  return {
    name: 'on-the-page',
    keeps(query, { productId }) {
      let ids = hidden.get(query);
      if (!ids) hidden.set(query, (ids = hiddenProducts(query)));
      return !ids.has(productId);
    },
  };
};
