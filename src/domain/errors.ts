/**
 * The catalogue of everything that can go wrong in a way a caller should understand.
 * The code is the contract; the message names the argument, the allowed range and the way out.
 * Any other error is our bug: it is masked at the edge and logged once.
 */
export const ERROR_CODES = {
  /** An argument is outside its range, malformed, or belongs to another query. */
  BAD_USER_INPUT: { httpStatus: 400 },
  /** The request needs to know who is asking, and does not say or cannot prove it. */
  UNAUTHENTICATED: { httpStatus: 401 },
  /** The caller is known, and is not allowed to do this. */
  FORBIDDEN: { httpStatus: 403 },
  /** The operation asks for more than one request may cost. */
  QUERY_TOO_COMPLEX: { httpStatus: 400 },
  /** The caller sent more requests than its quota; try again later. */
  RATE_LIMITED: { httpStatus: 429 },
  /** The service is full right now; try again at once or later. */
  OVERLOADED: { httpStatus: 503 },
  /** The thing named does not exist. */
  NOT_FOUND: { httpStatus: 404 },
  /** A part this answer needs is down or not installed. */
  UNAVAILABLE: { httpStatus: 503 },
} as const satisfies Record<string, { httpStatus: number }>;

export type ErrorCode = keyof typeof ERROR_CODES;

/** An expected failure: safe to show to the caller as it stands. `cause` is for the log only. */
export class VitrineError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'VitrineError';
  }
}
