import type { ScoredRow } from './scored-row.js';

/** Adds a row's scores, weighted, to those of all products. */
export function addRow(scores: Float64Array, row: ScoredRow, weight: number): void {
  for (let i = 0; i < row.products.length; i++) scores[row.products[i]!]! += weight * row.scores[i]!;
}
