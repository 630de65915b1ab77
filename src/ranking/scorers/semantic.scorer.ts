import type { ProductIndex } from '../../stores/product-index.js';
import type { SearchQuery } from '../search-query.js';
import type { Scorer } from '../stages.js';

/** The cosine of the query's and the product's vector, for every candidate that has one, whoever found it. */
export const semantic = (index: ProductIndex): Scorer<SearchQuery> => ({
  name: 'semantic',
  enabled: ({ embedding }) => embedding !== undefined,
  async score({ embedding }, candidates, { signal }) {
    const unknown = candidates.filter(({ retrievals }) => !retrievals.has('vector'));
    const cosines = new Map(
      candidates.map(({ productId, retrievals }) => [productId, retrievals.get('vector')?.score ?? null]),
    );
    if (unknown.length > 0) {
      const productIds = unknown.map(({ productId }) => productId);
      const found = await index.nearest(
        { embedding: embedding!, limit: productIds.length, filter: { productIds } },
        signal,
      );
      for (const { productId, score } of found) cosines.set(productId, score);
    }
    return { values: candidates.map(({ productId }) => cosines.get(productId) ?? null) };
  },
});
