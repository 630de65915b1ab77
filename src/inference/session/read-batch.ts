import type { InferenceSession, Tensor } from 'onnxruntime-node';
import type { OutputShape, PackedRows, SessionOrder } from './protocol.js';
import { toTensors } from './to-tensors.js';

/** The output of a batch, row after row. Rejects where it has another number of them. */
export async function readBatch(
  session: InferenceSession,
  rows: PackedRows,
  { input, output }: Pick<SessionOrder, 'input' | 'output'>,
): Promise<Float32Array> {
  const names = output.kind === 'found' ? ['rows', 'scores'] : [output.name];
  const outputs = await session.run(toTensors(rows, input), names);
  const count = 'ids' in rows ? rows.lengths.length : rows.rows;
  const [first, second] = names.map((name) => outputs[name]!);
  if (output.kind === 'found') return foundOf(first!, second!, count, output);
  const wanted = count * (output.dimensions ?? 1);
  return sized(first!.data as Float32Array, wanted, count);
}

/** Of each history the rows of what was found, then their scores. Throws where a row is none of the vocabulary. */
function foundOf(
  rows: Tensor,
  scores: Tensor,
  count: number,
  { most, products }: Extract<OutputShape, { kind: 'found' }>,
): Float32Array {
  const [found, scored] = [rows.data as BigInt64Array, scores.data as Float32Array];
  sized(found, count * most, count);
  sized(scored, count * most, count);
  const values = new Float32Array(2 * count * most);
  for (let i = 0; i < found.length; i++) {
    const row = Number(found[i]);
    if (!(row >= 1 && row <= products))
      throw new Error(`the graph found row ${row}, and the products have rows 1 to ${products}`);
    const place = i + Math.floor(i / most) * most;
    values[place] = row;
    values[place + most] = scored[i]!;
  }
  return values;
}

function sized<T extends { readonly length: number }>(values: T, wanted: number, count: number): T {
  if (values.length !== wanted)
    throw new Error(`the graph gave ${values.length} numbers for ${count} rows, not ${wanted}`);
  return values;
}
