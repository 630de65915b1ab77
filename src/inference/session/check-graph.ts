import type { InferenceSession } from 'onnxruntime-node';
import type { OutputShape } from './protocol.js';

const INPUTS = ['input_ids', 'attention_mask', 'token_type_ids'];

/** Throws, with what it has and what it should have, where a graph is not of the agreed form. */
export function checkGraph(session: InferenceSession, output: OutputShape): void {
  const inputs = session.inputMetadata.map(describe);
  const wanted = INPUTS.map((name) => `${name}: int64 [batch, tokens]`);
  const hasInputs =
    session.inputMetadata.length === INPUTS.length &&
    session.inputMetadata.every(
      (input) => input.isTensor && INPUTS.includes(input.name) && isOf(input, 'int64', [null, null]),
    );
  if (!hasInputs)
    throw new Error(`the graph takes ${list(inputs)}; it should take ${list(wanted)}, both axes dynamic`);
  const shape = output.dimensions === null ? [null] : [null, output.dimensions];
  const found = session.outputMetadata.find(({ name }) => name === output.name);
  if (!found?.isTensor || !isOf(found, 'float32', shape))
    throw new Error(
      `the graph gives ${list(session.outputMetadata.map(describe))}; it should give ${output.name}: float32 [batch${output.dimensions === null ? '' : `, ${output.dimensions}`}]`,
    );
}

type TensorMetadata = Extract<InferenceSession.ValueMetadata, { isTensor: true }>;

/** A dimension of null may be anything that is not fixed; a fixed one may be left open by the graph. */
const isOf = ({ type, shape }: TensorMetadata, wanted: string, dimensions: readonly (number | null)[]) =>
  type === wanted &&
  shape.length === dimensions.length &&
  shape.every((dimension, i) => typeof dimension === 'string' || dimension === dimensions[i]);

const describe = (value: InferenceSession.ValueMetadata): string =>
  value.isTensor ? `${value.name}: ${value.type} [${value.shape.join(', ')}]` : `${value.name}: no tensor`;

const list = (parts: readonly string[]): string => parts.join('; ') || 'nothing';
