import type { BatchTaker } from './batch-taker.js';
import type { Priority } from './priority.js';
import type { WaitingRow } from './waiting-row.js';

/** Rows that a model reads at once. */
export interface Batch {
  readonly priority: Priority;
  /** Who has it in hand. */
  readonly taker: BatchTaker;
  readonly rows: readonly WaitingRow[];
  /** Tokens that every row is padded to: the end of their length bucket. */
  readonly length: number;
  /** Whether its taker was still reading another when it was given. */
  readonly inAdvance: boolean;
  /** Whether a process was lost that had it in hand: it may have been the reason. */
  readonly wasLost: boolean;
}
