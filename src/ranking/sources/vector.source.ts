import type { TextEncoder } from '../../inference/text-encoder.js';
import type { ProductIndex } from '../../stores/product-index.js';
import type { SearchNotes, SearchQuery } from '../search-query.js';
import type { Source } from '../stages.js';

/** Semantic neighbours beyond this rank are noise that the blend only has to sink again. */
const MAX_NEIGHBOURS = 100;

/**
 * Finds products that mean what was typed, whatever their words. Only once for an answer: a continuation goes on with
 * what the words find.
 */
export const vector = (
  index: ProductIndex,
  encoder: Pick<TextEncoder, 'relatedFrom'> | undefined,
): Source<SearchQuery, SearchNotes> => ({
  name: 'vector',
  enabled: ({ embedding, continues }) => embedding !== undefined && !continues,
  async retrieve({ embedding, window, filter }, { signal }) {
    const limit = Math.min(window, MAX_NEIGHBOURS);
    const nearest = await index.nearest({ embedding: embedding!, limit, filter }, signal);
    return { candidates: nearest.filter(({ score }) => score >= (encoder?.relatedFrom ?? 0)) };
  },
});
