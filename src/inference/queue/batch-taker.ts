/** A process as a queue sees it. */
export interface BatchTaker {
  /** Padded tokens of a batch at most, rows times the end of their length bucket: what its device reads best at once. */
  readonly batchTokens: number;
  /** Padded tokens that it reads in a millisecond; 0 where that is not known. */
  readonly tokensPerMs: number;
  /** Batches that it was given and has not handed back. The queue counts them. */
  inHand: number;
}
