import { stemPlural } from '../../../domain/text/stem-plural.js';
import { STOP_WORDS } from '../../../domain/text/stop-words.js';
import { tokenise } from '../../../domain/text/tokenise.js';
import type { Vocabulary } from './vocabulary.js';

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
export function queryTerms(text: string, vocabulary: Vocabulary): QueryTerms {
  const tokens = tokenise(text);
  const telling = tokens.filter((token) => !STOP_WORDS.has(token.text));
  const used = telling.length > 0 ? telling : tokens;
  const typed = new Map<string, string>();
  for (const token of used) {
    const term = stemPlural(token.text);
    if (!typed.has(term)) typed.set(term, text.slice(token.start, token.end));
  }
  const last = used.at(-1)?.text;
  const halfTyped =
    last !== undefined &&
    last.length >= MIN_HALF_TYPED &&
    !vocabulary.knows(last) &&
    vocabulary.knowsPrefix(stemPlural(last))
      ? stemPlural(last)
      : undefined;
  return { terms: [...typed.keys()], typed, halfTyped };
}
