import { SESSION_LIMITS } from './session-limits.js';

/** When the session under way began, by the moments at which something was done, newest first; now where none is under way. */
export function sessionStart(moments: readonly Date[], now: Date): Date {
  let start = now;
  for (const moment of moments) {
    if (start.getTime() - moment.getTime() > SESSION_LIMITS.silenceMs) break;
    // A device's clock may run ahead.
    if (moment < start) start = moment;
  }
  return start;
}
