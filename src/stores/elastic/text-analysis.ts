import type { Spelling } from '../product-index.js';
import type { KnownWords } from '../query-terms.js';

/** What the index knows of a text: found by one request, and needed to correct it as well as to search it. */
export interface TextAnalysis extends KnownWords {
  readonly spelling: Spelling;
  /** The text as a whole is some product's code. */
  readonly isCode: boolean;
}
