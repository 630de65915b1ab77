import { hiddenProducts } from '../hidden-products.js';
import { oncePerQuery } from '../once-per-query.js';
import type { RecommendQuery } from '../recommend-query.js';
import type { Filter } from '../stages.js';

/** Removes what the shopper sees already: the page's own products and those of the answer so far. */
export const onThePage = (): Filter<RecommendQuery> => {
  const hidden = oncePerQuery(hiddenProducts);
  return {
    name: 'on-the-page',
    keeps: (query, { productId }) => !hidden(query).has(productId),
  };
};
