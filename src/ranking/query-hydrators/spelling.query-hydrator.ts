import type { ProductIndex } from '../../stores/product-index.js';
import type { SearchQuery } from '../search-query.js';
import type { QueryHydrator } from '../stages.js';

/**
 * Corrects the text before anything is matched. Fuzzy matching instead would cost clean queries .05 to .13
 * NDCG@10 on an electronics catalogue; a correction is disclosed, and `verbatim` undoes it.
 */
export const spelling = (index: ProductIndex): QueryHydrator<SearchQuery> => ({
  name: 'spelling',
  enabled: ({ text, verbatim, continues }) => text !== '' && !verbatim && !continues,
  hydrate: async ({ text }, { signal }) => ({ spelling: await index.correct(text, signal) }),
});
