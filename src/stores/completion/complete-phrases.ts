import type { HalfTyped } from './half-typed.js';
import { isTelling } from './is-telling.js';

/** A word right behind the typed ones counts as much as this many elsewhere in the title. */
const NEXT_WORD = 3;
/** Completions of the typed word itself before its continuations are offered. */
const MAX_COMPLETED = 2;

export interface PhraseParts {
  /** Whether the word being typed is one that the catalogue knows as it stands. */
  readonly whole: boolean;
  /** Title words that begin like the half-typed one, the most frequent first. */
  readonly words: readonly string[];
  /** The words of the titles that have what was typed. */
  readonly titles: Iterable<readonly string[]>;
}

/** The typed words with the half one completed, and what titles say next; commonest first. */
export function completePhrases(
  { lead, earlier, partial }: HalfTyped,
  { whole, words, titles }: PhraseParts,
): string[] {
  if (earlier.length === 0 && !whole) return words.map((word) => lead + word);
  // A word that stands complete is followed by the next one: 'kettle' by 'kettle black'.
  const before = new Set(whole ? [...earlier, partial] : earlier);
  const next = commonestNext(titles, before, whole ? '' : partial);
  if (!whole) return next.map((word) => lead + word);
  const completed = earlier.length === 0 ? words.map((word) => lead + word) : [lead + partial];
  return [...completed.slice(0, MAX_COMPLETED), ...next.map((word) => `${lead + partial} ${word}`)];
}

function commonestNext(
  titles: Iterable<readonly string[]>,
  before: ReadonlySet<string>,
  beginning: string,
): string[] {
  const counts = new Map<string, number>();
  for (const title of titles) {
    let follows = false;
    for (const word of title) {
      const typed = before.has(word);
      if (!typed && word.startsWith(beginning) && isTelling(word))
        counts.set(word, (counts.get(word) ?? 0) + (follows ? NEXT_WORD : 1));
      follows = typed;
    }
  }
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([word]) => word);
}
