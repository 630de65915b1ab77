import { editDistance } from './edit-distance.js';

/** So many times as many products must have what a word was corrected to, for each edit. */
const SLIP_RATIO = 10;
const MAX_EDITS = 2;

/** What a last word that no product has may be corrected to. */
export interface LastWord {
  readonly word: string;
  /** Products that have a word that begins so. */
  readonly begun: number;
  readonly correction: string;
  /** Products that have the correction. */
  readonly corrected: number;
}

/** Whether a word is rather half typed ("kettl") than misspelt ("jans" for "jeans", though there is "jansport"). */
export const isHalfTyped = ({ word, begun, correction, corrected }: LastWord): boolean =>
  corrected < SLIP_RATIO ** editDistance(word, correction, MAX_EDITS) * begun;
