import type { estypes } from '@elastic/elasticsearch';
import type { VectorSearch } from '../product-index.js';
import { buildFilter } from './build-filter.js';

/** Candidates looked at for each wanted one: recall .96 on random vectors, which are the hardest. */
const LOOK_AT = 5;
/** Elasticsearch's limit. */
const MAX_LOOKED_AT = 10_000;

/** The products nearest to a vector that pass the filter. */
export const buildNearest = ({ embedding, limit, filter }: VectorSearch): estypes.SearchRequest => ({
  knn: {
    field: 'embedding',
    query_vector: [...embedding.vector],
    k: limit,
    num_candidates: Math.min(MAX_LOOKED_AT, limit * LOOK_AT),
    filter: buildFilter(filter),
  },
  size: limit,
  track_total_hits: false,
  _source: false,
  docvalue_fields: ['id'],
});

/** A score of `dot_product` similarity is (1 + cosine) / 2. */
export const cosineOfScore = (score: number): number => 2 * score - 1;
