import type { ModelRow } from './model-row.js';

/** What a batch's output says of each of its rows: one number for each row of a table, else as many for all of them. */
export function splitOutput(values: Float32Array, rows: readonly ModelRow[]): Float32Array[] {
  let read = 0;
  return rows.map((row) => {
    const width = 'rows' in row ? row.rows : values.length / rows.length;
    return values.slice(read, (read += width));
  });
}
