import type { ModelRow } from './model-row.js';

/** What a row costs: its tokens, the rows of its table, or the places of its history. */
export function lengthOf(row: ModelRow): number {
  if ('ids' in row) return row.ids.length;
  return 'history' in row ? row.history.length : row.rows;
}
