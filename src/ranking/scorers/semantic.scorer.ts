import type { TextEncoder } from '../../inference/text-encoder.js';
import type { ProductIndex } from '../../stores/product-index.js';
import type { SearchNotes, SearchQuery } from '../search-query.js';
import type { Scorer } from '../stages.js';

/** The cosine of the query's and the product's vector, for every candidate that has one, whoever found it. */
export const semantic = (
  index: ProductIndex,
  encoder: Pick<TextEncoder, 'model'> | undefined,
): Scorer<SearchQuery, SearchNotes> => ({
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
    const values = candidates.map(({ productId }) => cosines.get(productId) ?? null);
    const { name, version, device } = encoder!.model;
    const reranked = values.filter((value) => value !== null).length;
    return { values, notes: reranked > 0 ? { model: { name, version, device, reranked } } : undefined };
  },
});
