import type { ProductIndex } from '../../stores/product-index.js';
import type { SearchNotes, SearchQuery } from '../search-query.js';
import type { Source } from '../stages.js';

/** Semantic neighbours beyond this rank are noise that fusion only has to sink again. */
const MAX_NEIGHBOURS = 100;

/** Finds products that mean what was typed, whatever their words. Enabled where the query has a vector. */
export const vector = (index: ProductIndex): Source<SearchQuery, SearchNotes> => ({
  name: 'vector',
  enabled: ({ embedding }) => embedding !== undefined,
  async retrieve({ embedding, window, filter, continues }, { signal }) {
    const excludeProductIds = [...(filter.excludeProductIds ?? []), ...(continues?.exclude ?? [])];
    const candidates = await index.nearest(
      {
        vector: embedding!,
        limit: Math.min(window, MAX_NEIGHBOURS),
        filter: { ...filter, excludeProductIds },
      },
      signal,
    );
    return { candidates };
  },
});
