import type { InputShape } from './protocol.js';

/** A page of candidates from every source, and more than any answer has. */
const MOST_ROWS = 1024;

/** The length of the longest row that a session will be given. */
export function longestOf(input: InputShape): number {
  if (input.kind === 'tokens') return input.maxTokens;
  return input.kind === 'history' ? input.length : MOST_ROWS;
}
