import { tokenise } from './tokenise.js';

/** A text with more equivalents than this asks for a smaller group, not for more searches. */
const MAX_VARIANTS = 4;

/** The text with one phrase at a time replaced by an equivalent of its group; folded, at most four variants. */
export function equivalents(text: string, groups: readonly (readonly string[])[]): string[] {
  if (groups.length === 0) return [];
  const words = padded(text);
  const variants = new Set<string>();
  for (const group of groups) {
    const phrases = group.map(padded);
    for (const phrase of phrases)
      if (phrase.length > 2 && words.includes(phrase))
        for (const other of phrases) if (other !== phrase) variants.add(words.replace(phrase, other).trim());
  }
  return [...variants].slice(0, MAX_VARIANTS);
}

const padded = (text: string): string =>
  ` ${tokenise(text)
    .map((token) => token.text)
    .join(' ')} `;
