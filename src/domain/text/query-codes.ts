import { normaliseCode } from './normalise-code.js';

/** Fewer characters are a size or a count unless they are the whole query. */
const MIN_PART = 4;
/** Words glued at most: "006 R 90321" is one number typed in three pieces. */
const MAX_PIECES = 3;

export interface QueryCodes {
  /** The whole query as one code. */
  readonly whole: string;
  /** Runs of one to three words that could be a code: with a digit in them. */
  readonly parts: readonly string[];
}

/** The codes that a query may mean, in every spelling: glued, split, with other separators, brand in front. */
export function queryCodes(text: string): QueryCodes {
  const words = text
    .split(/\s+/)
    .map(normaliseCode)
    .filter((word) => word !== '');
  const parts = new Set<string>();
  for (let pieces = 1; pieces <= MAX_PIECES; pieces++)
    for (let start = 0; start + pieces <= words.length; start++) {
      const part = words.slice(start, start + pieces).join('');
      if (part.length >= MIN_PART && /\p{N}/u.test(part)) parts.add(part);
    }
  return { whole: words.join(''), parts: [...parts] };
}
