import type { estypes } from '@elastic/elasticsearch';
import type { FieldWeights, RelevanceRules, SearchedField } from '../../domain/relevance-rules.js';
import type { SearchSort } from '../../domain/search-sort.js';
import { analyse } from '../../domain/text/analyse.js';
import { equivalents } from '../../domain/text/equivalents.js';
import { queryCodes } from '../../domain/text/query-codes.js';
import type { IndexSearch, Rung } from '../product-index.js';
import type { QueryTerms } from '../query-terms.js';
import { buildFilter } from './build-filter.js';

type Clause = estypes.QueryDslQueryContainer;

/**
 * Tiers, each far above any sum of words: a whole code above a part above a beginning, above all words, above most. A
 * looser rung thus goes on where the stricter one ends. Not higher: a score is a float of 24 bits.
 */
const TIER = { codeWhole: 6000, codePart: 5000, codePrefix: 4000, all: 2000, most: 1000 } as const;
/** A shorter half-typed code is the start of half the catalogue; a longer one is no code. */
const CODE_PREFIX = { min: 4, max: 200 } as const;
/** Share of the words that the middle rung asks for: of three two, of four three. */
const MOST = 0.75;
/** An equivalent says less than the word that was typed: .1 to 1 measured alike, .3 best by a hair. */
const EQUIVALENT_BOOST = 0.3;

/** Names by which a hit says which clauses found it. */
export const CLAUSE = {
  term: (i: number): string => `term-${i}`,
  codeWhole: 'code-whole',
  codePart: 'code-part',
  codePrefix: 'code-prefix',
} as const;

/** What a text matches on one rung, scored. */
export function buildTextQuery(text: string, terms: QueryTerms, rung: Rung, rules: RelevanceRules): Clause {
  const should = [
    ...(terms.terms.length > 0 ? [buildWords(terms, rung, rules)] : []),
    ...equivalents(text, rules.synonyms).map((variant) => buildEquivalent(variant, rung, rules.weights)),
    ...buildCodes(text),
  ];
  // A text of punctuation asks for nothing, and an empty bool would find everything.
  return should.length === 0 ? { match_none: {} } : { bool: { should, minimum_should_match: 1 } };
}

/** How many of so many words a product must have. */
export function wordsNeeded(words: number, rung: Rung): number {
  if (rung === 'ALL') return words;
  return rung === 'ANY' ? 1 : Math.max(1, Math.floor(words * MOST));
}

/** BM25F over all fields ranks (it beat every multi_match by .04 to .08 NDCG@10); a filter of named terms decides. */
function buildWords({ terms, halfTyped }: QueryTerms, rung: Rung, { weights }: RelevanceRules): Clause {
  const whole = terms.filter((term) => term !== halfTyped);
  const scored: Clause[] = [
    ...(whole.length > 0
      ? [
          {
            combined_fields: {
              query: whole.join(' '),
              fields: weightedFields(weights),
              operator: 'or' as const,
            },
          },
        ]
      : []),
    ...(halfTyped === undefined ? [] : [{ prefix: { spelling: { value: halfTyped } } }]),
  ];
  const had = terms.map((term, i): Clause =>
    term === halfTyped
      ? { prefix: { spelling: { value: term, _name: CLAUSE.term(i) } } }
      : { term: { words: { value: term, _name: CLAUSE.term(i) } } },
  );
  const having = (tier: Rung): Clause => ({
    bool: { should: had, minimum_should_match: wordsNeeded(terms.length, tier) },
  });
  const tiers =
    rung === 'ALL'
      ? []
      : [
          { constant_score: { filter: having('ALL'), boost: TIER.all } },
          { constant_score: { filter: having('MOST'), boost: TIER.most } },
        ];
  return { bool: { should: [...scored, ...tiers], filter: having(rung) } };
}

/** All words of a text that means the same are as good as all words. */
const buildEquivalent = (variant: string, rung: Rung, weights: FieldWeights): Clause => ({
  bool: {
    must: {
      combined_fields: {
        query: analyse(variant).join(' '),
        fields: weightedFields(weights),
        operator: 'and',
        boost: EQUIVALENT_BOOST,
      },
    },
    should: rung === 'ALL' ? [] : [{ match_all: { boost: TIER.all } }],
  },
});

/** combined_fields takes weights from 1; a field that weighs nothing is left out. */
function weightedFields(weights: FieldWeights): string[] {
  const entries = Object.entries(weights) as [SearchedField, number][];
  return entries.filter(([, weight]) => weight >= 1).map(([field, weight]) => `terms.${field}^${weight}`);
}

function buildCodes(text: string): Clause[] {
  const { whole, parts } = queryCodes(text);
  const constant = (filter: Clause, boost: number, _name: string): Clause => ({
    constant_score: { filter, boost, _name },
  });
  return [
    ...(whole === '' ? [] : [constant({ term: { codes: whole } }, TIER.codeWhole, CLAUSE.codeWhole)]),
    ...(parts.length === 0
      ? []
      : [constant({ terms: { codes: [...parts] } }, TIER.codePart, CLAUSE.codePart)]),
    ...(whole.length < CODE_PREFIX.min || whole.length > CODE_PREFIX.max || !/\p{N}/u.test(whole)
      ? []
      : [constant({ prefix: { codes: whole } }, TIER.codePrefix, CLAUSE.codePrefix)]),
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
