import { ANONYMOUS_PREFIX } from './anonymous-prefix.js';

/** Whether what is kept under an identity may be followed from one session to the next: whose is neither is nobody's. */
export const outlivesSession = (identity: string): boolean =>
  !identity.startsWith('session:') && !identity.startsWith(ANONYMOUS_PREFIX);
