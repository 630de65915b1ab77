import { stemPlural } from '../domain/text/stem-plural.js';
import { STOP_WORDS } from '../domain/text/stop-words.js';
import { tokenise, type Token } from '../domain/text/tokenise.js';

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
  /** The last term where no product has it but some have words that begin so. */
  readonly halfTyped: string | undefined;
}

const MIN_HALF_TYPED = 2;

/** What a text asks for: its words without those that say nothing, unless it has no others. */
export function queryTerms(text: string, known: KnownWords): QueryTerms {
  const used = tellingTokens(text);
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
    known.knowsPrefix(stemPlural(last))
      ? stemPlural(last)
      : undefined;
  return { terms: [...typed.keys()], typed, halfTyped };
}

function tellingTokens(text: string): Token[] {
  const tokens = tokenise(text);
  const telling = tokens.filter((token) => !STOP_WORDS.has(token.text));
  return telling.length > 0 ? telling : tokens;
}
