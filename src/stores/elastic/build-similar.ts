import type { estypes } from '@elastic/elasticsearch';
import type { ProductFilter } from '../../domain/products/product-filter.js';
import { buildFilter } from './build-filter.js';
import { documentId } from './document-id.js';

/** Words of the given products that are compared: the rarest say most. */
const MAX_WORDS = 16;
/** A word that no other product has finds nothing. */
const MIN_PRODUCTS = 2;

/** Products whose title, brand and category share the rarer words of the given ones', without them. */
export const buildSimilar = (
  productIds: readonly string[],
  limit: number,
  filter: ProductFilter,
): estypes.SearchRequest => ({
  query: {
    bool: {
      must: {
        more_like_this: {
          fields: ['heading'],
          like: productIds.map((id) => ({ _id: documentId(id) })),
          max_query_terms: MAX_WORDS,
          min_term_freq: 1,
          min_doc_freq: MIN_PRODUCTS,
          minimum_should_match: 1,
          // A shared rare word says more than two common ones.
          boost_terms: 1,
        },
      },
      filter: buildFilter(filter),
    },
  },
  sort: [{ _score: { order: 'desc' } }, { id: 'asc' }],
  size: limit,
  track_total_hits: false,
  _source: false,
  docvalue_fields: ['id'],
});
