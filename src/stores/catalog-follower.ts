/** What keeps an index like the catalogue. */
export interface CatalogFollower {
  /** Whether the index can be searched, and has held the whole catalogue. */
  readonly ready: boolean;
  /** Whether it could not be reached the last time: nobody knows then what it holds. */
  readonly outOfReach: boolean;
  /** Begins, and resolves when the index can be searched. */
  start(): Promise<void>;
  /** Resolves when every change that was committed before can be found. */
  caughtUp(): Promise<void>;
  stop(): Promise<void>;
}
