import type { VitrineError } from '../../domain/errors.js';
import type { TokenRow } from '../tokens/token-row.js';

/** What a model says of one row: an embedding, or a relevance of one number; or why it says nothing. */
export type RowOutcome = Float32Array | VitrineError;

/** A row on its way through the queue. */
export interface WaitingRow {
  readonly row: TokenRow;
  isWanted(): boolean;
  settle(outcome: RowOutcome): void;
  /** How often a process was lost that had it in hand. */
  losses: number;
}
