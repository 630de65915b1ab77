import type { TokenRow } from '../tokens/token-row.js';
import type { RowReader } from './row-reader.js';

/** What a model says of each row, so many of them read at once. */
export async function readRows(
  reader: RowReader,
  rows: readonly TokenRow[],
  batchSize: number,
  onProgress: (done: number) => void = () => undefined,
): Promise<Float32Array[]> {
  const read: Float32Array[] = [];
  for (let start = 0; start < rows.length; start += batchSize) {
    const batch = rows.slice(start, start + batchSize);
    const { values } = await reader.run(batch);
    const width = values.length / batch.length;
    batch.forEach((_, i) => read.push(values.slice(i * width, (i + 1) * width)));
    onProgress(read.length);
  }
  return read;
}
