import type { ModelRow } from './model-row.js';

/** What a batch's output says of each of its rows: as many numbers for all texts, one for each row of a table. */
export function splitOutput(values: Float32Array, rows: readonly ModelRow[]): Float32Array[] {
  let read = 0;
  return rows.map((row) => {
    const width = 'ids' in row ? values.length / rows.length : row.rows;
    return values.slice(read, (read += width));
  });
}
