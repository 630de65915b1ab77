/** Clocks of phones and partners run ahead by minutes; what lies further ahead would stay the newest for ever. */
export const MAX_CLOCK_LEAD_MS = 10 * 60_000;
