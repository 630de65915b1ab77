/** When what somebody does is one session. */
export const SESSION_LIMITS = {
  /** Milliseconds of silence after which a session has ended, as web analytics have it. */
  silenceMs: 30 * 60_000,
  /** Milliseconds that a session lasts at most: a screen in a shop is never silent. */
  lengthMs: 86_400_000,
} as const;
