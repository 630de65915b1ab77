import { VitrineError } from '../../domain/errors.js';

/** Control characters but white space, and halves of surrogate pairs: no store could keep them. */
const UNPRINTABLE = /[^\P{Cc}\t\n\r]|\p{Cs}/u;

const refuse = (message: string): never => {
  throw new VitrineError('BAD_USER_INPUT', message);
};

/** The number, which must lie within the range, both ends included. */
export const numberWithin = (argument: string, value: number, min: number, max: number): number =>
  value >= min && value <= max
    ? value
    : refuse(`${argument} must be from ${min} to ${max}, and is ${value}.`);

/** The list, which must have no more entries than this. */
export const listWithin = <T>(argument: string, list: readonly T[], max: number): readonly T[] =>
  list.length <= max
    ? list
    : refuse(`${argument} must have at most ${max} entries, and has ${list.length}. Send more calls.`);

/** The text, which must have no more characters than this and no control characters. */
export function textWithin(argument: string, text: string, max: number, min = 0): string {
  if (text.length < min || text.length > max)
    refuse(`${argument} must have ${min} to ${max} characters, and has ${text.length}.`);
  if (UNPRINTABLE.test(text)) refuse(`${argument} must not contain control characters.`);
  return text;
}

/** Characters of a product's id, as for its writing. */
const MAX_ID = 200;

/** The ids, each within an id's length. */
export const idsWithin = (argument: string, ids: readonly string[], max: number): readonly string[] =>
  listWithin(argument, ids, max).map((id) => textWithin(argument, id, MAX_ID, 1));
