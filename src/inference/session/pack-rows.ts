import type { TokenRow } from '../tokens/token-row.js';
import type { PackedRows } from './protocol.js';

/** Rows as they are sent to a session process: three arrays instead of three per row. */
export function packRows(rows: readonly TokenRow[]): PackedRows {
  const lengths = Uint16Array.from(rows, ({ ids }) => ids.length);
  const all = new Int32Array(lengths.reduce((sum, length) => sum + length, 0));
  let written = 0;
  for (const { ids } of rows) {
    all.set(ids, written);
    written += ids.length;
  }
  return { ids: all, lengths, firsts: Uint16Array.from(rows, ({ first }) => first) };
}
