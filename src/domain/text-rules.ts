import { z } from 'zod';

/** Control characters but tab and line breaks, and halves of surrogate pairs: no database or page can show them. */
const UNPRINTABLE = /[^\P{Cc}\t\n\r]|\p{Cs}/u;
const CONTROL = /\p{Cc}|\p{Cs}/u;

const lengthRule = (min: number, max: number): string => `must have ${min} to ${max} characters`;

/** An identifier made elsewhere: any characters but control ones, no white space at its ends. */
export const identifier = (max: number) =>
  z
    .string('must be a text')
    .min(1, lengthRule(1, max))
    .max(max, lengthRule(1, max))
    .refine((text) => !CONTROL.test(text), 'must not contain control characters')
    .refine((text) => text === text.trim(), 'must not begin or end with white space');

/** A text to show, trimmed: `min` to `max` characters; line breaks are allowed, control characters are not. */
export const shownText = (min: number, max: number) =>
  z
    .string('must be a text')
    .trim()
    .min(min, lengthRule(min, max))
    .max(max, lengthRule(min, max))
    .refine((text) => !UNPRINTABLE.test(text), 'must not contain control characters');

/** A text that may be left out: absent, null and blank are all null. */
export const optionalText = (max: number) =>
  shownText(0, max)
    .nullish()
    .transform((text) => text || null);

/** A whole number within a range, both ends included. */
export const wholeNumber = (min: number, max: number) => {
  const rule = `must be a whole number from ${min} to ${max}`;
  return z.int(rule).min(min, rule).max(max, rule);
};

const MOMENT = 'must be a moment in ISO 8601 with its offset, such as 2026-06-01T12:00:00Z';
/** What four digits of a year can say; PostgreSQL reads neither the year 0 nor Node's +010000. */
const [FIRST, LAST] = [new Date('0001-01-01T00:00:00Z'), new Date('9999-12-31T23:59:59.999Z')];

/** A moment as a Date or as ISO 8601 text with its offset. */
export const moment = z
  .union([z.date(), z.iso.datetime({ offset: true }).transform((text) => new Date(text))], MOMENT)
  .refine((at) => at >= FIRST && at <= LAST, `${MOMENT}, of the years 1 to 9999`);
