/** What keeps an index like the catalogue. */
export interface CatalogFollower {
  /** Whether the index has held the whole catalogue. */
  readonly ready: boolean;
  /** Begins, and resolves when the index can be searched. */
  start(): Promise<void>;
  /** Resolves when every change that was committed before can be found. */
  caughtUp(): Promise<void>;
  stop(): Promise<void>;
}
