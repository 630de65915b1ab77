import { STOP_WORDS } from './stop-words.js';

/** The words that say something about a product; all of them where none does ("the who"). */
export function telling<Word extends { readonly text: string }>(words: readonly Word[]): readonly Word[] {
  const left = words.filter(({ text }) => !STOP_WORDS.has(text));
  return left.length > 0 ? left : words;
}
