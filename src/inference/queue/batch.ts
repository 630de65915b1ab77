import type { Priority } from './priority.js';
import type { WaitingRow } from './waiting-row.js';

/** Rows that a model reads at once. */
export interface Batch {
  readonly rows: readonly WaitingRow[];
  readonly priority: Priority;
  /** Tokens of the longest row; the others are padded to it. */
  readonly longest: number;
}
