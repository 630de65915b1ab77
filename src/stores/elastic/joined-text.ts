/** Between the parts of a keyword made of several texts; no text of ours may contain it. */
const BETWEEN = '\u001f';

export const joinTexts = (parts: readonly string[]): string => parts.join(BETWEEN);
export const splitTexts = (joined: string): string[] => joined.split(BETWEEN);
