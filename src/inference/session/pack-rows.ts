import type { FeatureRows } from '../rows/feature-rows.js';
import type { HistoryRow } from '../rows/history-row.js';
import type { ModelRow } from '../rows/model-row.js';
import type { TokenRow } from '../tokens/token-row.js';
import type { PackedFeatures, PackedHistories, PackedRows, PackedTokens } from './protocol.js';

/** Rows of one kind as they are sent to a session process: a few arrays instead of some per row. */
export function packRows(rows: readonly ModelRow[]): PackedRows {
  if ('ids' in rows[0]!) return packTokens(rows as readonly TokenRow[]);
  if ('history' in rows[0]!) return packHistories(rows as readonly HistoryRow[]);
  return packFeatures(rows as readonly FeatureRows[]);
}

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

function packHistories(rows: readonly HistoryRow[]): PackedHistories {
  const { length } = rows[0]!.history;
  const histories = new Int32Array(rows.length * length);
  rows.forEach(({ history }, row) => histories.set(history, row * length));
  return { histories, rows: rows.length };
}
