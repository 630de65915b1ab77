import type { VitrineError } from '../../domain/errors.js';
import type { ModelRow } from '../rows/model-row.js';

/**
 * What a model says of one row: an embedding, a relevance of one number, the scores of a table, or what was found; or why
 * it says nothing.
 */
export type RowOutcome = Float32Array | VitrineError;

/** A row on its way through the queue. */
export interface WaitingRow {
  readonly row: ModelRow;
  isWanted(): boolean;
  settle(outcome: RowOutcome): void;
}
