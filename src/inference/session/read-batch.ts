import type { InferenceSession } from 'onnxruntime-node';
import type { PackedRows, SessionOrder } from './protocol.js';
import { toTensors } from './to-tensors.js';

/** The output of a batch, row after row. Rejects where it has another number of them. */
export async function readBatch(
  session: InferenceSession,
  rows: PackedRows,
  { input, output: { name, dimensions } }: Pick<SessionOrder, 'input' | 'output'>,
): Promise<Float32Array> {
  const { [name]: output } = await session.run(toTensors(rows, input), [name]);
  const values = output!.data as Float32Array;
  const count = 'ids' in rows ? rows.lengths.length : rows.rows;
  const wanted = count * (dimensions ?? 1);
  if (values.length !== wanted)
    throw new Error(`the graph gave ${values.length} numbers for ${count} rows, not ${wanted}`);
  return values;
}
