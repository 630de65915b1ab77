import { looksLikeCode } from '../domain/text/looks-like-code.js';
import { stemPlural } from '../domain/text/stem-plural.js';
import type { Synonyms } from '../domain/text/synonyms.js';
import { telling } from '../domain/text/telling.js';
import { tokenise } from '../domain/text/tokenise.js';

/** What an index knows of the words of a text. */
export interface KnownWords {
  /** Whether some product has the word, in singular or plural. */
  knows(word: string): boolean;
  /** Whether some product has a word that begins so. */
  knowsPrefix(prefix: string): boolean;
}

export interface QueryTerms {
  /** Analysed, each once, in the order typed. */
  readonly terms: readonly string[];
  /** Each term as it was typed. */
  readonly typed: ReadonlyMap<string, string>;
  /** The last term where nobody knows it as a word but some products have words that begin so. */
  readonly halfTyped: string | undefined;
  /** The terms of each text that means the same. */
  readonly equivalents: readonly (readonly string[])[];
}

const MIN_HALF_TYPED = 2;

/** What a text asks for: its words without those that say nothing, unless it has no others; and what means the same. */
export function queryTerms(text: string, known: KnownWords, synonyms: Synonyms): QueryTerms {
  // Of a part number every piece counts: without its A, A-4355 would be any 4355.
  const used = looksLikeCode(text) ? tokenise(text) : telling(tokenise(text));
  const typed = new Map<string, string>();
  for (const token of used) {
    const term = stemPlural(token.text);
    if (!typed.has(term)) typed.set(term, text.slice(token.start, token.end));
  }
  const last = used.at(-1)?.text;
  const halfTyped =
    last !== undefined &&
    last.length >= MIN_HALF_TYPED &&
    !known.knows(last) &&
    !synonyms.has(last) &&
    known.knowsPrefix(stemPlural(last))
      ? stemPlural(last)
      : undefined;
  return { terms: [...typed.keys()], typed, halfTyped, equivalents: synonyms.equivalents(text) };
}
