import { looksLikeCode } from '../../domain/text/looks-like-code.js';
import type { TextEncoder } from '../../inference/text-encoder.js';
import { MODEL_LIMIT_MS } from '../model-limit-ms.js';
import { ordersByRelevance } from '../orders-by-relevance.js';
import type { SearchQuery } from '../search-query.js';
import { searchedText } from '../searched-text.js';
import type { QueryHydrator } from '../stages.js';

/**
 * Turns the text, corrected, into a vector. Off where no encoder is installed, and for a part number: what means
 * something like it is another product.
 */
export const queryEmbedding = (encoder: TextEncoder | undefined): QueryHydrator<SearchQuery> => ({
  name: 'query-embedding',
  enabled: (query) =>
    encoder !== undefined && ordersByRelevance(query) && !query.verbatim && !looksLikeCode(query.text),
  limitMs: MODEL_LIMIT_MS,
  hydrate: async (query, { signal }) => ({
    embedding: await encoder!.encodeQuery(searchedText(query), signal),
  }),
});
