/** What every stage of one run may use. */
export interface Run {
  /** Aborts when the caller has left or the deadline has passed: stop working, the result is not wanted. */
  readonly signal: AbortSignal;
  /** The moment of the request: every stage of one run sees the same present. */
  readonly now: Date;
  /** Milliseconds until the deadline; Infinity where there is none. */
  remainingMs(): number;
}
