import { foldText } from './fold-text.js';

export interface Token {
  /** Folded. */
  readonly text: string;
  /** Where it stands in the original text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/** Runs of letters and digits, with a possessive 's left out: “men's” is “men”. */
const WORD = /[\p{L}\p{N}\p{M}]+(?:['’](?=s\b)s)?/gu;

/** The words of a text, in order. */
export function tokenise(text: string): Token[] {
  return [...text.matchAll(WORD)].map((match) => ({
    text: foldText(match[0].replace(/['’]s$/, '')),
    start: match.index,
    end: match.index + match[0].length,
  }));
}
