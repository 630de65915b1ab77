import type { IndexChange } from './product-index.js';

/**
 * Every change of the catalogue and of its vectors in the order in which it became visible, from the outbox. A reader
 * keeps its position and may read again from any earlier one: no change is ever skipped, whichever writer was slow.
 */
export interface CatalogFeed {
  /** The position after everything visible now. */
  position(): Promise<FeedPosition>;
  /**
   * Changes after a position, oldest first, each product in its latest state, with its vector in the shop's space: that
   * of an earlier text where the new one has none yet.
   */
  read(after: FeedPosition, limit: number): Promise<FeedBatch>;
  /** Every product after an id in the same way, deleted ones too, in the order of ids; empty at the end. */
  everything(after: string, limit: number): Promise<readonly IndexChange[]>;
  /** Whether every change after a position is still there; if not, only everything() helps. */
  reaches(position: FeedPosition): Promise<boolean>;
  /** Whether there is a change after a position, be it one that can only be read once an older writer has ended. */
  hasMore(after: FeedPosition): Promise<boolean>;
  /** Calls back soon after a change, and at least once a second in any case. Returns the unsubscribe. */
  onChange(listener: () => void): Promise<() => Promise<void>>;
}

/** Opaque; comes from the feed itself. */
export type FeedPosition = string;

export interface FeedBatch {
  readonly changes: readonly IndexChange[];
  readonly position: FeedPosition;
}
