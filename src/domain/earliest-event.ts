/** Before any web shop's records; a clock that was never set says 1970. */
export const EARLIEST_EVENT = new Date('1995-01-01T00:00:00Z');
