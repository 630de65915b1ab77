import type { Filter } from '../stages.js';

/** Removes what cannot be bought now: a recommendation nobody asked for must not disappoint. */
export const outOfStock = <Q>(): Filter<Q> => ({
  name: 'out-of-stock',
  keeps: (_query, { facts }) => facts.product?.inStock === true,
});
