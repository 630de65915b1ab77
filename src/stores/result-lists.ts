/**
 * Answers as they were given, kept for a while so that page two continues page one: whatever is written,
 * deleted or retrained in between, no product comes twice and none that stayed is missed.
 * A lost list costs that promise, never the answer: it is made anew.
 */
export interface ResultLists {
  /** Lists only grow: of two gateways that made one longer, the first to save it, or the longer one, is kept. */
  save(list: ResultList): Promise<void>;
  /** A list that is known to be at least so long, or as long as it ever got. */
  load(id: string, atLeast?: number): Promise<ResultList | null>;
  /** Whether a list is there still. */
  isKept(id: string): Promise<boolean>;
  /** Deletes what was made for these viewers. */
  erase(viewers: readonly string[]): Promise<void>;
}

export interface ResultList {
  /** What the answer is called among all answers of the shop. */
  readonly id: string;
  /** For whom it was made; null: for nobody in particular. */
  readonly viewer: string | null;
  /** What was found out about the query, needed to go on from here; plain JSON. */
  readonly notes: unknown;
  readonly entries: readonly ResultEntry[];
  /** True when nothing beyond `entries` matched. */
  readonly complete: boolean;
}

export interface ResultEntry {
  readonly productId: string;
  readonly score: number;
  /** The explanation shown with it; plain JSON. */
  readonly why: unknown;
}
