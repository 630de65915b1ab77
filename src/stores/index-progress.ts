import type { FeedPosition } from './catalog-feed.js';

/** How far an index that several gateways share has followed the catalogue. */
export type Progress =
  | {
      readonly phase: 'filling';
      /** The last product written, in the order of ids. */
      readonly after: string;
      /** Where following begins when it is filled. */
      readonly position: FeedPosition;
    }
  | { readonly phase: 'following'; readonly position: FeedPosition };

/** Keeps the progress of shared indices, and lets one process at a time work on each. */
export interface IndexProgress {
  /** Null for an index that nobody has begun to fill. */
  read(index: string): Promise<Progress | null>;
  /**
   * Runs a piece of work and keeps the progress it made; a piece that fails keeps none, and its writes are repeated.
   * Resolves to false where another process is at work on the index right now.
   */
  step(index: string, work: (progress: Progress | null) => Promise<Progress>): Promise<boolean>;
  forget(index: string): Promise<void>;
  /** The index that is being made to replace the current one; null where none is. */
  building(): Promise<string | null>;
  setBuilding(index: string | null): Promise<void>;
  /** Runs work while no other process makes, swaps or removes indices; waits for one that does. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}
