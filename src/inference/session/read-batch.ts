import type { InferenceSession } from 'onnxruntime-node';
import type { PackedRows, SessionOrder } from './protocol.js';
import { toTensors } from './to-tensors.js';

/** The output of a batch, row after row. Rejects where it has another number of them. */
export async function readBatch(
  session: InferenceSession,
  rows: PackedRows,
  { maxTokens, output: { name, dimensions } }: Pick<SessionOrder, 'maxTokens' | 'output'>,
): Promise<Float32Array> {
  const { [name]: output } = await session.run(toTensors(rows, maxTokens), [name]);
  const values = output!.data as Float32Array;
  const wanted = rows.lengths.length * (dimensions ?? 1);
  if (values.length !== wanted)
    throw new Error(`the graph gave ${values.length} numbers for ${rows.lengths.length} rows, not ${wanted}`);
  return values;
}
