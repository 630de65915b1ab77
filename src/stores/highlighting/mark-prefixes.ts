import { tokenise } from '../../domain/text/tokenise.js';
import type { HighlightFragment } from '../product-index.js';
import { toFragments } from './to-fragments.js';

/** Marks every word that begins with one of the prefixes. */
export function markPrefixes(text: string, prefixes: readonly string[]): HighlightFragment[] {
  const spans = tokenise(text).flatMap(({ text: word, start, end }) => {
    const longest = prefixes
      .filter((prefix) => word.startsWith(prefix))
      .sort((a, b) => b.length - a.length)[0];
    return longest === undefined ? [] : [{ start, end: Math.min(end, start + longest.length) }];
  });
  return toFragments(text, spans);
}
