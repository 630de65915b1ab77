const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** A shorter beginning has a neighbour for every word there is. */
const MIN_LENGTH = 4;
/** A longer one is no word, and its variants fill the memory. */
const MAX_LENGTH = 32;

/**
 * Every text one edit away from a beginning of a word: swaps first, they are the commonest slip. After Norvig,
 * "How to write a spelling corrector" (2007): looking up some 600 variants beats comparing with every word.
 */
export function* nearPrefixes(prefix: string): Generator<string> {
  if (prefix.length < MIN_LENGTH || prefix.length > MAX_LENGTH) return;
  for (let i = 0; i + 1 < prefix.length; i++)
    yield prefix.slice(0, i) + prefix[i + 1] + prefix[i] + prefix.slice(i + 2);
  for (let i = 0; i < prefix.length; i++) yield prefix.slice(0, i) + prefix.slice(i + 1);
  for (let i = 0; i < prefix.length; i++)
    for (const letter of ALPHABET) yield prefix.slice(0, i) + letter + prefix.slice(i + 1);
  for (let i = 0; i <= prefix.length; i++)
    for (const letter of ALPHABET) yield prefix.slice(0, i) + letter + prefix.slice(i);
}
