import { normaliseCode } from './normalise-code.js';

/** Fewer characters are a size or a count. */
const MIN_LENGTH = 4;

/**
 * Whether a text as a whole looks like one part number: in one piece, with a digit in it. 'EK-4355' does, 'drill
 * EK-4355' and 't-shirt' do not. Whoever types one means all of it, and half of an unknown one names something else.
 */
export function looksLikeCode(text: string): boolean {
  const code = normaliseCode(text);
  return code.length >= MIN_LENGTH && /\p{N}/u.test(code) && !/\s/.test(text.trim());
}
