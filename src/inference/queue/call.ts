import type { ModelRow } from '../rows/model-row.js';
import type { Priority } from './priority.js';

/** Rows that a caller wants read together. */
export interface Call {
  readonly priority: Priority;
  /** How many. */
  readonly rows: number;
  /** Made when it is taken in: what is refused costs nothing. */
  row(index: number): ModelRow;
  /** Asked when a row's turn comes; absent: all are wanted. */
  isWanted?(index: number): boolean;
}
