import type { estypes } from '@elastic/elasticsearch';
import { embeddingField } from './embedding-field.js';

/** Longest beginning of a word that completions look up. */
export const MAX_BEGINNING = 20;

/** Terms that were made of a text in the gateway, with a space between. */
const terms = { type: 'text', analyzer: 'whitespace' } as const;
const headingTerms = { ...terms, copy_to: ['words', 'heading'] };

/** Which products have a term, and nothing about where. */
const DOCS: estypes.MappingIndexOptions = 'docs';

/** Only kept. */
const stored = { type: 'keyword', index: false, doc_values: false } as const;

/**
 * One field for each length, see embedding-field.ts. By cosine, though they are of length 1: a model of half precision
 * is off by more than `dot_product` takes.
 */
const embeddings = Object.fromEntries(
  [...embeddingField.lengths].map(([name, dims]): [string, estypes.MappingDenseVectorProperty] => [
    name,
    { type: 'dense_vector', dims, similarity: 'cosine', index_options: { type: 'int8_hnsw' } },
  ]),
);

/**
 * The catalogue's index. Texts arrive as terms: domain/text analyses them for every engine, so that all of them match,
 * correct and mark alike. Only field types of the core server, so that any 9.x on a basic licence serves it.
 * product-document.ts fills it.
 */
export const indexDefinition = (replicas: number): Omit<estypes.IndicesCreateRequest, 'index'> => ({
  settings: {
    // One shard up to a few million products: scores are then the same whichever copy answers.
    number_of_shards: 1,
    number_of_replicas: replicas,
    refresh_interval: '1s',
    analysis: {
      filter: {
        trigram: { type: 'shingle', min_shingle_size: 2, max_shingle_size: 3 },
        beginnings: { type: 'edge_ngram', min_gram: 1, max_gram: MAX_BEGINNING },
      },
      analyzer: {
        trigrams: { type: 'custom', tokenizer: 'whitespace', filter: ['trigram'] },
        beginnings: { type: 'custom', tokenizer: 'keyword', filter: ['beginnings'] },
      },
    },
  },
  mappings: {
    dynamic: 'strict',
    properties: {
      id: { type: 'keyword' },
      /** A tombstone: keeps the version of a removed product, so that an older write cannot bring it back. */
      deleted: { type: 'boolean' },
      title: stored,
      description: stored,
      brand: { type: 'keyword' },
      /** Every level of the path. */
      category: { type: 'keyword' },
      /** Every level's whole path, joined; see joined-text.ts. */
      category_paths: { type: 'keyword' },
      /** [{ name, value }] as the catalogue has them. */
      attribute_list: { type: 'object', enabled: false },
      /** What is searched, stemmed. */
      terms: {
        properties: {
          title: headingTerms,
          brand: headingTerms,
          category: headingTerms,
          description: { ...terms, copy_to: 'words' },
          attributes: { ...terms, copy_to: 'words' },
        },
      },
      /** Every term: which ones are known, and which a product has. */
      words: { ...terms, index_options: DOCS, norms: false },
      /** The terms of title, brand and category. */
      heading: terms,
      /** The words of title, brand and category as people see them. */
      heading_words: {
        type: 'keyword',
        ignore_above: 255,
        fields: {
          beginnings: {
            type: 'text',
            analyzer: 'beginnings',
            search_analyzer: 'keyword',
            index_options: DOCS,
            norms: false,
          },
        },
      },
      /** Every word of the product unstemmed, and with its neighbours: what a misspelt one was meant to be. */
      spelling: { ...terms, fields: { trigram: { type: 'text', analyzer: 'trigrams' } } },
      /** Values by lower-case name: facets on any attribute without a mapping for each. */
      attributes: { type: 'flattened', ignore_above: 8000 },
      /** Each name in lower case and as spelt; see attribute-label.ts. */
      attribute_labels: { type: 'keyword' },
      /** Normalised identifiers and part numbers. */
      codes: { type: 'keyword' },
      price: { type: 'integer' },
      in_stock: { type: 'boolean' },
      created_at: { type: 'date' },
      /** Demand on a logarithmic scale; see popularity-step.ts. */
      popularity: { type: 'integer' },
      /** The space of the embedding; absent where there is none. */
      space: { type: 'keyword' },
      ...embeddings,
    },
  },
});
