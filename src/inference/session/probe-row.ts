import type { TokenRow } from '../tokens/token-row.js';

/** A row that means nothing: ids from all over a vocabulary, the last one first. A graph with fewer refuses it. */
export function probeRow(length: number, vocabularySize: number): TokenRow {
  const ids = Int32Array.from({ length }, (_, i) => vocabularySize - 1 - ((i * 37) % vocabularySize));
  return { ids, first: length };
}
