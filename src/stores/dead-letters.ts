import type { RefusedChange } from './product-index.js';

/** Changes that the search engine will never take as they are, kept until somebody has mended what was wrong. */
export interface DeadLetters {
  add(refused: readonly RefusedChange[]): Promise<void>;
  /** Those whose product has not changed since, oldest first. */
  list(): Promise<readonly DeadLetter[]>;
  /** Sends the products to the index once more and forgets their letters; absent: all. Resolves to their number. */
  replay(productIds?: readonly string[]): Promise<number>;
}

export interface DeadLetter extends RefusedChange {
  readonly at: Date;
}
