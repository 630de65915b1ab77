import { tokenise } from '../../domain/text/tokenise.js';

/** A text somebody is typing: whole words, and the beginning of one. */
export interface HalfTyped {
  /** Before the word being typed, as typed. */
  readonly lead: string;
  readonly earlier: readonly string[];
  /** Empty after a space: the next word has not begun. */
  readonly partial: string;
}

export function readHalfTyped(text: string): HalfTyped {
  const tokens = tokenise(text);
  const last = tokens.at(-1);
  if (!last || last.end < text.length)
    return { lead: text, earlier: tokens.map((token) => token.text), partial: '' };
  return {
    lead: text.slice(0, last.start),
    earlier: tokens.slice(0, -1).map((token) => token.text),
    partial: last.text,
  };
}
