import type { TextEncoder } from '../../inference/text-encoder.js';
import type { SearchQuery } from '../search-query.js';
import type { QueryHydrator } from '../stages.js';

/** Turns the text into a vector, for semantic candidates. Off where no encoder is installed. */
export const queryEmbedding = (encoder: TextEncoder | undefined): QueryHydrator<SearchQuery> => ({
  name: 'query-embedding',
  enabled: ({ text, verbatim, sort }) =>
    encoder !== undefined && text !== '' && !verbatim && sort === 'RELEVANCE',
  hydrate: async ({ text }, { signal }) => {
    const [embedding] = await encoder!.encode([text], signal);
    return { embedding };
  },
});
