import type { ProductCatalog } from '../../stores/product-catalog.js';
import type { CandidateHydrator } from '../stages.js';

/** Adds the products themselves, in one bulk read. A deleted product gets none. */
export const productFacts = <Q>(catalog: ProductCatalog): CandidateHydrator<Q> => ({
  name: 'product-facts',
  required: true,
  async hydrate(_query, candidates) {
    const products = await catalog.byIds(candidates.map(({ productId }) => productId));
    return candidates.map(({ productId }) => ({ product: products.get(productId) }));
  },
});
