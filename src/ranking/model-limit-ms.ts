/**
 * Milliseconds that an answer waits for a model, ten times what it ever needs: one that takes longer hangs. The answer is
 * then made without it.
 */
export const MODEL_LIMIT_MS = 1000;
