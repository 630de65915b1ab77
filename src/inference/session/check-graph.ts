import type { InferenceSession } from 'onnxruntime-node';
import type { InputShape, OutputShape, SessionOrder } from './protocol.js';

/** Throws, with what it has and what it should have, where a graph is not of the agreed form. */
export function checkGraph(
  session: InferenceSession,
  { input, output }: Pick<SessionOrder, 'input' | 'output'>,
): void {
  const wanted = inputsOf(input);
  const hasInputs =
    session.inputMetadata.length === wanted.length &&
    wanted.every(({ name, type, shape }) =>
      session.inputMetadata.some(
        (found) => found.isTensor && found.name === name && isOf(found, type, shape),
      ),
    );
  if (!hasInputs)
    throw new Error(
      `the graph takes ${list(session.inputMetadata.map(describe))}; it should take ${list(wanted.map(({ text }) => text))}`,
    );
  const promised = outputsOf(output);
  const hasOutputs = promised.every(({ name, type, shape }) =>
    session.outputMetadata.some((found) => found.isTensor && found.name === name && isOf(found, type, shape)),
  );
  if (!hasOutputs)
    throw new Error(
      `the graph gives ${list(session.outputMetadata.map(describe))}; it should give ${list(promised.map(({ text }) => text))}`,
    );
}

/** The inputs that a graph should have; dimensions of null are not fixed. */
function inputsOf(input: InputShape) {
  if (input.kind === 'tokens')
    return ['input_ids', 'attention_mask', 'token_type_ids'].map((name, i, { length }) => ({
      name,
      type: 'int64',
      shape: [null, null],
      text: `${name}: int64 [batch, tokens]${i === length - 1 ? ', both axes dynamic' : ''}`,
    }));
  if (input.kind === 'history') {
    const text = `history: int64 [batch, ${input.length}], batch dynamic`;
    return [{ name: 'history', type: 'int64', shape: [null, input.length], text }];
  }
  const text = `features: float32 [rows, ${input.width}], rows dynamic`;
  return [{ name: 'features', type: 'float32', shape: [null, input.width], text }];
}

/** The outputs that a graph should have, beside any others. */
function outputsOf(output: OutputShape) {
  if (output.kind === 'numbers') {
    const shape = output.dimensions === null ? [null] : [null, output.dimensions];
    const axes = output.dimensions === null ? '' : `, ${output.dimensions}`;
    return [{ name: output.name, type: 'float32', shape, text: `${output.name}: float32 [batch${axes}]` }];
  }
  return (['int64', 'float32'] as const).map((type) => {
    const name = type === 'int64' ? 'rows' : 'scores';
    return { name, type, shape: [null, output.most], text: `${name}: ${type} [batch, ${output.most}]` };
  });
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
