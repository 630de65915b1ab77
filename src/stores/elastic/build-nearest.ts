import type { estypes } from '@elastic/elasticsearch';
import type { VectorSearch } from '../product-index.js';
import { buildFilter } from './build-filter.js';
import { embeddingField } from './embedding-field.js';

/** Candidates looked at for each wanted one: recall .96 on random vectors, which are the hardest. */
const LOOK_AT = 5;
/** Elasticsearch's limit. */
const MAX_LOOKED_AT = 10_000;

/** The products nearest to a vector, in its space, that pass the filter. */
export function buildNearest({ embedding, limit, filter }: VectorSearch): estypes.SearchRequest {
  const { name, value } = embeddingField.of(embedding.vector);
  const among = [...buildFilter(filter), { term: { space: embedding.space } }];
  return {
    // Given products are few enough to be compared one by one, with what was stored and not with what it is found by.
    ...(filter.productIds
      ? {
          query: {
            script_score: {
              query: { bool: { filter: among } },
              script: {
                source: `(1 + cosineSimilarity(params.vector, '${name}')) / 2`,
                params: { vector: value },
              },
            },
          },
        }
      : {
          knn: {
            field: name,
            query_vector: [...value],
            k: limit,
            num_candidates: Math.min(MAX_LOOKED_AT, limit * LOOK_AT),
            // By the vectors as they came: an int8 cosine is off by as much as neighbours differ.
            rescore_vector: { oversample: 1 },
            filter: among,
          },
        }),
    sort: [{ _score: { order: 'desc' } }, { id: 'asc' }],
    size: limit,
    track_total_hits: false,
    _source: false,
    docvalue_fields: ['id'],
  };
}

/** Either way a score is (1 + cosine) / 2: there are none below zero. */
export const cosineOfScore = (score: number): number => 2 * score - 1;
