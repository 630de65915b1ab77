import type { ModelEntry } from '../manifest/manifest.schema.js';
import type { RowReader } from './row-reader.js';

/**
 * What of a model's output compares between two computations. Of products that were found the scores alone: two products
 * of nearly the same may change places.
 */
export function comparableReader(entry: ModelEntry, reader: RowReader): RowReader {
  if (entry.task !== 'next-products') return reader;
  const { maxFound } = entry;
  return {
    async run(rows, limitMs) {
      const { values, milliseconds } = await reader.run(rows, limitMs);
      return { values: values.filter((_, i) => i % (2 * maxFound) >= maxFound), milliseconds };
    },
  };
}
