import type { InferenceSession } from 'onnxruntime-node';
import type { OutputShape, PackedRows } from './protocol.js';
import { toTensors } from './to-tensors.js';

/** The output of a batch, row after row. Rejects where it has another number of them. */
export async function readBatch(
  session: InferenceSession,
  rows: PackedRows,
  { name, dimensions }: OutputShape,
): Promise<Float32Array> {
  const { [name]: output } = await session.run(toTensors(rows), [name]);
  const values = output!.data as Float32Array;
  const wanted = rows.lengths.length * (dimensions ?? 1);
  if (values.length !== wanted)
    throw new Error(`the graph gave ${values.length} numbers for ${rows.lengths.length} rows, not ${wanted}`);
  return values;
}
