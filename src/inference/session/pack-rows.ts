import type { FeatureRows } from '../rows/feature-rows.js';
import type { ModelRow } from '../rows/model-row.js';
import type { TokenRow } from '../tokens/token-row.js';
import type { PackedFeatures, PackedRows, PackedTokens } from './protocol.js';

/** Rows of one kind as they are sent to a session process: a few arrays instead of some per row. */
export const packRows = (rows: readonly ModelRow[]): PackedRows =>
  'ids' in rows[0]! ? packTokens(rows as readonly TokenRow[]) : packFeatures(rows as readonly FeatureRows[]);

function packTokens(rows: readonly TokenRow[]): PackedTokens {
  const lengths = Uint16Array.from(rows, ({ ids }) => ids.length);
  const all = new Int32Array(lengths.reduce((sum, length) => sum + length, 0));
  let written = 0;
  for (const { ids } of rows) {
    all.set(ids, written);
    written += ids.length;
  }
  return { ids: all, lengths, firsts: Uint16Array.from(rows, ({ first }) => first) };
}

function packFeatures(tables: readonly FeatureRows[]): PackedFeatures {
  const all = new Float32Array(tables.reduce((sum, { features }) => sum + features.length, 0));
  let written = 0;
  for (const { features } of tables) {
    all.set(features, written);
    written += features.length;
  }
  return { features: all, rows: tables.reduce((sum, { rows }) => sum + rows, 0) };
}
