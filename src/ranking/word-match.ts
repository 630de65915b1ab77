import type { IndexMatch } from '../stores/product-index.js';
import type { Candidate } from './candidate.js';

/** How the query's words fit a candidate; undefined where it has none of them. */
export const wordMatch = ({
  retrievals,
  facts,
}: Candidate): Pick<IndexMatch, 'score' | 'exact' | 'matchedTerms'> | undefined => {
  const { score, exact = false, matchedTerms = [] } = retrievals.get('keyword') ?? facts.match ?? {};
  return score === undefined ? undefined : { score, exact, matchedTerms };
};
