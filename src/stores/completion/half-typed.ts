import { tokenise, type Token } from '../../domain/text/tokenise.js';

/** A text somebody is typing: whole words, and the beginning of one. */
export interface HalfTyped {
  /** Before the word being typed, as typed. */
  readonly lead: string;
  /** Each once. */
  readonly earlier: readonly string[];
  /** Empty after a space: the next word has not begun. */
  readonly partial: string;
}

export function readHalfTyped(text: string): HalfTyped {
  const tokens = tokenise(text);
  const last = tokens.at(-1);
  if (!last || last.end < text.length) return { lead: text, earlier: distinct(tokens), partial: '' };
  return {
    lead: text.slice(0, last.start),
    earlier: distinct(tokens.slice(0, -1)),
    partial: last.text,
  };
}

const distinct = (tokens: readonly Token[]): string[] => [...new Set(tokens.map(({ text }) => text))];
