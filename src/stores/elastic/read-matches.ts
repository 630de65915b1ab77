import type { estypes } from '@elastic/elasticsearch';
import type { IndexMatch, IndexMatches, Rung } from '../product-index.js';
import type { QueryTerms } from '../query-terms.js';
import { termName } from './build-search.js';
import { demandOfStep } from './popularity-step.js';
import { TIER } from './tier.js';
import { wordsScore } from './words-score.js';

/** The answer to buildSearch; `terms` absent: it browsed. */
export function readMatches(
  { hits, aggregations }: estypes.SearchResponse,
  rung: Rung,
  terms: QueryTerms | undefined,
): IndexMatches {
  const all = aggregations?.all as { doc_count: number } | undefined;
  const total = typeof hits.total === 'number' ? hits.total : (hits.total?.value ?? 0);
  return {
    matches: hits.hits.map((hit) => readMatch(hit, terms)),
    totalCount: all?.doc_count ?? total,
    rung,
  };
}

function readMatch(hit: estypes.SearchHit, terms: QueryTerms | undefined): IndexMatch {
  const productId = readProductId(hit);
  if (!terms) {
    const step = (hit.fields?.popularity as number[] | undefined)?.[0] ?? 0;
    return { productId, score: demandOfStep(step), matchedTerms: [], exact: false };
  }
  const names = new Set(hit.matched_queries as string[]);
  const exact = names.has(TIER.codeWhole._name) || names.has(TIER.codePart._name);
  // Who is named by a code has all that was asked for, however the code was cut into words.
  const byCode = exact || names.has(TIER.codePrefix._name);
  const matchedTerms = terms.terms
    .filter((_, i) => byCode || names.has(termName(i)))
    .map((term) => terms.typed.get(term) ?? term);
  return { productId, score: wordsScore(hit._score ?? 0, names), matchedTerms, exact };
}

export const readProductId = ({ fields }: estypes.SearchHit): string => (fields!.id as string[])[0]!;
