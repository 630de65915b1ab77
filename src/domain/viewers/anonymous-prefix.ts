/** What the identity of events begins with that are kept without a name. */
export const ANONYMOUS_PREFIX = 'anonymous:';
