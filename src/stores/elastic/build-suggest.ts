import type { estypes } from '@elastic/elasticsearch';
import { stemPlural } from '../../domain/text/stem-plural.js';
import type { HalfTyped } from '../completion/half-typed.js';
import { isCodePrefix } from './is-code-prefix.js';
import { MAX_BEGINNING } from './index-definition.js';
import type { ProductDocument } from './product-document.js';
import { LIVE } from './live.js';

type Clause = estypes.QueryDslQueryContainer;

/** Products read for what their titles say next, the most popular. */
const MAX_TITLES = 100;
/** Words that begin alike, by frequency: behind one letter stand thousands. */
const MAX_WORDS = 64;

export type CompletionSource = Pick<ProductDocument, 'id' | 'title' | 'heading_words' | 'popularity'>;

/** Products with all whole words and, in title, brand or category, one that begins like the half one. */
export const buildCompletedProducts = ({ earlier, partial }: HalfTyped): estypes.SearchRequest => ({
  query: {
    bool: {
      filter: [
        LIVE,
        ...earlier.map((word): Clause => ({ term: { heading: stemPlural(word) } })),
        ...(partial === ''
          ? []
          : [{ term: { 'heading_words.beginnings': partial.slice(0, MAX_BEGINNING) } }]),
      ],
    },
  },
  sort: [{ popularity: 'desc' }, { id: 'asc' }],
  size: MAX_TITLES,
  track_total_hits: false,
  _source: ['id', 'title', 'heading_words', 'popularity'] satisfies (keyof CompletionSource)[],
});

/** Words that begin so, the most frequent first, and whether the beginning is a word itself. */
export const buildCompletedWords = (partial: string): estypes.SearchRequest => ({
  size: 0,
  track_total_hits: false,
  query: {
    bool: { filter: [LIVE, { term: { 'heading_words.beginnings': partial.slice(0, MAX_BEGINNING) } }] },
  },
  aggs: {
    words: { terms: { field: 'heading_words', size: MAX_WORDS, include: `${escapeRegExp(partial)}.*` } },
    whole: { filter: { term: { words: stemPlural(partial) } } },
  },
});

/** Products with a code that begins so. */
export const buildCompletedCodes = (code: string, first: number): estypes.SearchRequest => ({
  query: !isCodePrefix(code) ? { match_none: {} } : { bool: { filter: [LIVE, { prefix: { codes: code } }] } },
  sort: [{ id: 'asc' }],
  size: first,
  track_total_hits: false,
  _source: false,
  docvalue_fields: ['id'],
});

/** Products with a word that begins within one edit of it: what may have been meant. */
export const buildNearBeginnings = (partial: string): estypes.SearchRequest => ({
  query: {
    bool: {
      filter: [
        LIVE,
        { fuzzy: { 'heading_words.beginnings': { value: partial, fuzziness: 1, transpositions: true } } },
      ],
    },
  },
  size: MAX_TITLES,
  track_total_hits: false,
  _source: ['heading_words'],
});

/** Lucene's regular expressions have operators of their own besides the usual ones. */
const escapeRegExp = (text: string): string => text.replace(/[.?+*|{}[\]()"\\#@&<>~^$-]/g, '\\$&');
