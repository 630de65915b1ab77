import type { InputShape } from './protocol.js';

/** A page of candidates from every source, and more than any answer has. */
const MOST_ROWS = 1024;

/** The length of the longest row that a session will be given. */
export const longestOf = (input: InputShape): number =>
  input.kind === 'tokens' ? input.maxTokens : MOST_ROWS;
