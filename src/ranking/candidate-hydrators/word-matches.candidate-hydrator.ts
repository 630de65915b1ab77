import type { ProductIndex } from '../../stores/product-index.js';
import type { SearchQuery } from '../search-query.js';
import type { CandidateHydrator } from '../stages.js';

/**
 * Adds how the words fit those candidates that only their meaning found: beyond the first window of a broad query they
 * may well have the words. So they are scored like the others, and counted once.
 */
export const wordMatches = (index: ProductIndex): CandidateHydrator<SearchQuery> => ({
  name: 'word-matches',
  enabled: ({ found, window }) => (found?.totalCount ?? 0) > window,
  async hydrate({ found, filter }, candidates, { signal }) {
    const productIds = candidates.flatMap(({ productId, retrievals }) =>
      retrievals.has('keyword') ? [] : [productId],
    );
    if (productIds.length === 0) return candidates.map(() => ({}));
    const { searched, rung } = found!;
    const { matches } = await index.search(
      {
        text: searched!,
        filter: { ...filter, productIds },
        sort: 'RELEVANCE',
        limit: productIds.length,
        enough: 1,
        rung,
      },
      signal,
    );
    const known = new Map(matches.map((match) => [match.productId, match]));
    return candidates.map(({ productId }) => ({ match: known.get(productId) }));
  },
});
