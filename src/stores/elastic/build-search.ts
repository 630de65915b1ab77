import type { estypes } from '@elastic/elasticsearch';
import { SEARCHED_FIELDS, type FieldWeights } from '../../domain/relevance/relevance-rules.js';
import type { SearchSort } from '../../domain/search-sort.js';
import { queryCodes } from '../../domain/text/query-codes.js';
import type { IndexSearch, Rung } from '../product-index.js';
import type { QueryTerms } from '../query-terms.js';
import { buildFilter } from './build-filter.js';
import { isCodePrefix } from './is-code-prefix.js';
import { TIER } from './tier.js';

type Clause = estypes.QueryDslQueryContainer;

/** Share of the words that the middle rung asks for: of three two, of four three. */
const MOST = 0.75;
/** An equivalent says less than the word that was typed: .1 to 1 measured alike, .3 best by a hair. */
const EQUIVALENT_BOOST = 0.3;

/** The name by which a hit says that it has a term. */
export const termName = (i: number): string => `term-${i}`;

/** What a text matches on one rung, scored. */
export function buildTextQuery(text: string, query: QueryTerms, rung: Rung, weights: FieldWeights): Clause {
  const words = query.terms.length === 0 ? [] : [buildWords(query, rung, weights)];
  const equivalents = query.equivalents.map((terms) => buildEquivalent(terms, query.halfTyped, weights));
  const found = [...words, ...equivalents, ...buildCodes(text)];
  // A text of punctuation asks for nothing, and an empty bool would find everything.
  if (found.length === 0) return { match_none: {} };
  const matching: Clause = { bool: { should: found, minimum_should_match: 1 } };
  if (rung === 'ALL' && equivalents.length === 0) return matching;
  return { bool: { must: matching, should: buildTier(query, weights) } };
}

/** How many of so many words a product must have. */
export function wordsNeeded(words: number, rung: Rung): number {
  if (rung === 'ALL') return words;
  return rung === 'ANY' ? 1 : Math.max(1, Math.floor(words * MOST));
}

/** BM25F over all fields ranks (it beat every multi_match by .04 to .08 NDCG@10); a filter of named terms decides. */
function buildWords({ terms, halfTyped }: QueryTerms, rung: Rung, weights: FieldWeights): Clause {
  const had = terms.map((term, i) => hasTerm(term, term === halfTyped, weights, termName(i)));
  return {
    bool: {
      should: scoreWords(terms, halfTyped, weights),
      filter: { bool: { should: had, minimum_should_match: wordsNeeded(terms.length, rung) } },
    },
  };
}

/** All words of a text that means the same are as good as all words. */
const buildEquivalent = (
  terms: readonly string[],
  halfTyped: string | undefined,
  weights: FieldWeights,
): Clause => ({
  bool: {
    should: scoreWords(terms, halfTyped, weights),
    filter: hasAll(terms, halfTyped, weights),
    boost: EQUIVALENT_BOOST,
  },
});

/** The highest of the tiers that a product is in. */
const buildTier = ({ terms, halfTyped, equivalents }: QueryTerms, weights: FieldWeights): Clause => ({
  dis_max: {
    queries: [
      {
        constant_score: {
          filter: hasSome(terms, halfTyped, weights, wordsNeeded(terms.length, 'MOST')),
          ...TIER.most,
        },
      },
      { constant_score: { filter: hasAll(terms, halfTyped, weights), ...TIER.all } },
      ...equivalents.map((equivalent) => ({
        constant_score: { filter: hasAll(equivalent, halfTyped, weights), ...TIER.equivalent },
      })),
    ],
  },
});

function scoreWords(
  terms: readonly string[],
  halfTyped: string | undefined,
  weights: FieldWeights,
): Clause[] {
  const whole = terms.filter((term) => term !== halfTyped);
  // combined_fields takes weights from 1.
  const fields = searchedFields(weights).map((field) => `terms.${field}^${weights[field]}`);
  return [
    ...(whole.length === 0
      ? []
      : [{ combined_fields: { query: whole.join(' '), fields, operator: 'or' as const } }]),
    ...(halfTyped === undefined || whole.length === terms.length ? [] : [hasTerm(halfTyped, true, weights)]),
  ];
}

const hasAll = (terms: readonly string[], halfTyped: string | undefined, weights: FieldWeights): Clause =>
  hasSome(terms, halfTyped, weights, terms.length);

const hasSome = (
  terms: readonly string[],
  halfTyped: string | undefined,
  weights: FieldWeights,
  needed: number,
): Clause => ({
  bool: {
    should: terms.map((term) => hasTerm(term, term === halfTyped, weights)),
    minimum_should_match: needed,
  },
});

/** Products with the term, or with one that begins so, in a field that weighs something. */
function hasTerm(value: string, beginning: boolean, weights: FieldWeights, _name?: string): Clause {
  const named = _name === undefined ? {} : { _name };
  const fields = searchedFields(weights);
  if (fields.length === SEARCHED_FIELDS.length)
    return beginning
      ? { prefix: { spelling: { value, ...named } } }
      : { term: { words: { value, ...named } } };
  const queries = fields.map((field): Clause =>
    beginning ? { prefix: { [`terms.${field}`]: value } } : { term: { [`terms.${field}`]: value } },
  );
  return { dis_max: { queries, ...named } };
}

/** A field that weighs nothing is left out. */
const searchedFields = (weights: FieldWeights) => SEARCHED_FIELDS.filter((field) => weights[field] > 0);

function buildCodes(text: string): Clause[] {
  const { whole, parts } = queryCodes(text);
  return [
    ...(whole === '' ? [] : [{ constant_score: { filter: { term: { codes: whole } }, ...TIER.codeWhole } }]),
    ...(parts.length === 0
      ? []
      : [{ constant_score: { filter: { terms: { codes: [...parts] } }, ...TIER.codePart } }]),
    ...(!isCodePrefix(whole)
      ? []
      : [{ constant_score: { filter: { prefix: { codes: whole } }, ...TIER.codePrefix } }]),
  ];
}

const BY_SCORE: estypes.SortCombinations = { _score: { order: 'desc' } };

const SORT_OF: Readonly<Record<SearchSort, readonly estypes.SortCombinations[]>> = {
  RELEVANCE: [BY_SCORE],
  PRICE_ASCENDING: [{ price: 'asc' }, BY_SCORE],
  PRICE_DESCENDING: [{ price: 'desc' }, BY_SCORE],
  NEWEST: [{ created_at: 'desc' }, BY_SCORE],
  POPULARITY: [{ popularity: 'desc' }, BY_SCORE],
};

/** Products for a query of text, or all for none. */
export function buildSearch(
  { filter, sort, limit, exclude = [] }: IndexSearch,
  query: Clause | undefined,
): estypes.SearchRequest {
  // Relevance without a text is popularity.
  const order = query ? SORT_OF[sort] : SORT_OF[sort === 'RELEVANCE' ? 'POPULARITY' : sort];
  return {
    query: { bool: { ...(query && { must: query }), filter: buildFilter(filter) } },
    // What was shown already is left out of the hits, and still counted in the total.
    ...(exclude.length > 0 && {
      post_filter: { bool: { must_not: { terms: { id: [...exclude] } } } },
      aggs: { all: { filter: { match_all: {} } } },
    }),
    sort: [...order, { id: 'asc' }],
    track_scores: true,
    track_total_hits: true,
    size: limit,
    _source: false,
    docvalue_fields: ['id', ...(query ? [] : ['popularity'])],
  };
}
