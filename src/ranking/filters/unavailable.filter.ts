import type { Filter } from '../stages.js';

/** Removes products that the shop no longer has: an index may lag behind the catalogue for a moment. */
export const unavailable = <Q>(): Filter<Q> => ({
  name: 'unavailable',
  keeps: (_query, { facts }) => facts.product !== undefined,
});
