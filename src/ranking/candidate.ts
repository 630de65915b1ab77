import type { IndexMatch } from '../stores/product-index.js';
import type { Product } from '../domain/products/product.js';

/**
 * A product on its way through a pipeline. Stages return values; only the runner writes into a candidate.
 */
export interface Candidate {
  readonly productId: string;
  /** What each source that found it said, by the source's name. */
  readonly retrievals: ReadonlyMap<string, Retrieved>;
  /** Facts that candidate hydrators added. */
  readonly facts: CandidateFacts;
  /** One finite number or -Infinity per scorer that ran, by the scorer's name. */
  readonly scores: Scores;
}

/** What a map of scores by the scorers' names can be asked. */
export interface Scores extends Pick<ReadonlyMap<string, number>, 'get' | 'has'> {
  forEach(visit: (score: number, scorer: string) => void): void;
}

/** One candidate as a source found it; a source's list is ordered best first. */
export interface Retrieved {
  readonly productId: string;
  /** Comparable within this source's list only. */
  readonly score: number;
  /** Position in the source's list, from 1; set by the runner. */
  readonly rank?: number;
  readonly matchedTerms?: readonly string[];
  /** The query, or a part of it, is the product's identifier. */
  readonly exact?: boolean;
  /** Products this one was found through: bought together with them, similar to them. */
  readonly because?: readonly string[];
  /** How many times the viewer bought it. */
  readonly timesBought?: number;
}

export interface CandidateFacts {
  product?: Product;
  /** How the words fit, where another source than the words' found it. */
  match?: IndexMatch;
}
