/**
 * What somebody allows to be made of what they do, least first.
 * - NONE: nothing they did is read, and what they do is kept without a name.
 * - SESSION: only what they did in the session under way is read, and it never becomes history.
 * - FULL: all of it is read, on every device of theirs.
 */
export const CONSENTS = ['NONE', 'SESSION', 'FULL'] as const;
export type Consent = (typeof CONSENTS)[number];
