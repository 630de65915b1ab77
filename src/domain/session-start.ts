/** A session ends after so long a silence, as web analytics have it. */
export const MAX_SILENCE_MS = 30 * 60_000;

/** When the session under way began, by the moments at which something was done, newest first; now where none is under way. */
export function sessionStart(moments: readonly Date[], now: Date): Date {
  let start = now;
  for (const moment of moments) {
    if (start.getTime() - moment.getTime() > MAX_SILENCE_MS) break;
    // A device's clock may run ahead.
    if (moment < start) start = moment;
  }
  return start;
}
