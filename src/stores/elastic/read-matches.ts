import type { estypes } from '@elastic/elasticsearch';
import type { IndexMatch, IndexMatches, Rung } from '../product-index.js';
import type { QueryTerms } from '../query-terms.js';
import { CLAUSE } from './build-search.js';
import { demandOfStep } from './popularity-step.js';

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
  const exact = names.has(CLAUSE.codeWhole) || names.has(CLAUSE.codePart);
  // Who is named by a code has all that was asked for, however the code was cut into words.
  const byCode = exact || names.has(CLAUSE.codePrefix);
  const matchedTerms = terms.terms
    .filter((_, i) => byCode || names.has(CLAUSE.term(i)))
    .map((term) => terms.typed.get(term) ?? term);
  return { productId, score: hit._score ?? 0, matchedTerms, exact };
}

export const readProductId = ({ fields }: estypes.SearchHit): string => (fields!.id as string[])[0]!;
