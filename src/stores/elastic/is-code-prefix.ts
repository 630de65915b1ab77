/** A shorter half-typed code is the start of half the catalogue; a longer one is no code. */
const LENGTH = { min: 4, max: 200 } as const;

/** Whether a normalised text may be the beginning of a code: long enough, and with a digit in it. */
export const isCodePrefix = (code: string): boolean =>
  code.length >= LENGTH.min && code.length <= LENGTH.max && /\p{N}/u.test(code);
