/**
 * One bit for each letter or digit a word has. An edit changes at most two of them (a substitution), so words
 * whose masks differ in more than twice the allowed edits need not be compared letter by letter.
 */
export function letterMask(word: string): number {
  let mask = 0;
  for (let i = 0; i < word.length; i++) mask |= 1 << (word.charCodeAt(i) & 31);
  return mask;
}

/** Set bits of a 32-bit number. Warren, "Hacker's Delight", 5-1. */
export function countBits(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
