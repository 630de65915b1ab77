import type { ModelRow } from '../rows/model-row.js';
import { splitOutput } from '../rows/split-output.js';
import type { RowReader } from './row-reader.js';

/** What a model says of each row, so many of them read at once. */
export async function readRows(
  reader: RowReader,
  rows: readonly ModelRow[],
  batchSize: number,
  onProgress: (done: number) => void = () => undefined,
): Promise<Float32Array[]> {
  const read: Float32Array[] = [];
  for (let start = 0; start < rows.length; start += batchSize) {
    const batch = rows.slice(start, start + batchSize);
    const { values } = await reader.run(batch);
    read.push(...splitOutput(values, batch));
    onProgress(read.length);
  }
  return read;
}
