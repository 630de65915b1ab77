import type { ModelRow } from './model-row.js';

/** What a row costs: its tokens, or the rows of its table. */
export const lengthOf = (row: ModelRow): number => ('ids' in row ? row.ids.length : row.rows);
