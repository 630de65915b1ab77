import type { estypes } from '@elastic/elasticsearch';

/**
 * The words of a text exactly as domain/text/tokenise.ts finds them: runs of letters, digits and marks, without a
 * possessive 's. One rule for both engines, so that they match alike.
 */
const BETWEEN_WORDS = "['’]s(?![\\p{L}\\p{N}])|[^\\p{L}\\p{N}\\p{M}]+";

/** Longest beginning of a word that completions look up. */
const MAX_PREFIX = 20;

const text = { type: 'text', analyzer: 'catalog' } as const;

/**
 * The catalogue's index. Only field types of the core server, so that any 9.x on a basic licence serves it. `_source`
 * holds what highlights show; what only matching needs is derived from it (product-document.ts).
 */
export const indexDefinition = (replicas: number): Omit<estypes.IndicesCreateRequest, 'index'> => ({
  settings: {
    // One shard up to a few million products: scores are then the same whichever copy answers.
    number_of_shards: 1,
    number_of_replicas: replicas,
    refresh_interval: '1s',
    analysis: {
      tokenizer: {
        words: { type: 'pattern', pattern: BETWEEN_WORDS },
      },
      filter: {
        plural: { type: 'stemmer', language: 'minimal_english' },
        trigram: { type: 'shingle', min_shingle_size: 2, max_shingle_size: 3 },
        beginnings: { type: 'edge_ngram', min_gram: 1, max_gram: MAX_PREFIX },
      },
      analyzer: {
        catalog: { type: 'custom', tokenizer: 'words', filter: ['lowercase', 'asciifolding', 'plural'] },
        surface: { type: 'custom', tokenizer: 'words', filter: ['lowercase', 'asciifolding'] },
        surface_trigram: {
          type: 'custom',
          tokenizer: 'words',
          filter: ['lowercase', 'asciifolding', 'trigram'],
        },
        surface_beginnings: {
          type: 'custom',
          tokenizer: 'words',
          filter: ['lowercase', 'asciifolding', 'beginnings'],
        },
      },
    },
  },
  mappings: {
    dynamic: 'strict',
    properties: {
      id: { type: 'keyword' },
      /** A tombstone: keeps the version of a removed product, so that an older write cannot bring it back. */
      deleted: { type: 'boolean' },
      title: { ...text, copy_to: ['words', 'spelling', 'heading'] },
      description: { ...text, copy_to: ['words', 'spelling'] },
      brand: {
        type: 'keyword',
        copy_to: ['words', 'spelling', 'heading'],
        fields: { text },
      },
      /** Every level of the path. */
      category: { type: 'keyword', copy_to: ['words', 'spelling', 'heading'], fields: { text } },
      /** Every level's whole path, joined; see category-paths.ts. */
      category_paths: { type: 'keyword' },
      /** [{ name, value }] as the catalogue has them; only for highlights. */
      attribute_list: { type: 'object', enabled: false },
      attribute_text: { ...text, copy_to: ['words', 'spelling'] },
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
      /** Words of title, brand and category, unstemmed. */
      heading_words: { type: 'keyword', ignore_above: 255 },
      /** Every word of the product, stemmed: which words are known, and which a product has. */
      words: { type: 'text', analyzer: 'catalog', index_options: 'docs', norms: false },
      /** The same unstemmed, with its neighbours: what a misspelt word was meant to be. */
      spelling: {
        type: 'text',
        analyzer: 'surface',
        fields: { trigram: { type: 'text', analyzer: 'surface_trigram' } },
      },
      heading: {
        ...text,
        fields: {
          beginnings: {
            type: 'text',
            analyzer: 'surface_beginnings',
            search_analyzer: 'surface',
            index_options: 'docs',
            norms: false,
          },
        },
      },
      /** Unit length. As many dimensions as the first one brings. */
      embedding: { type: 'dense_vector', similarity: 'dot_product', index_options: { type: 'int8_hnsw' } },
    },
  },
});
