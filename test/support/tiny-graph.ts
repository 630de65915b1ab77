import { createHash } from 'node:crypto';
import { onnxParts } from './onnx-parts.js';
import { protobuf } from './protobuf.js';

const { number, bytes } = protobuf;
const { FLOAT, INT64, node, attributeInt, attributeInts, floats, integers, value } = onnxParts;

/** Numbers of an embedding of a tiny model. */
export const TINY_DIMENSIONS = 32;

export interface TinyGraphOptions {
  readonly output: 'embedding' | 'relevance';
  readonly vocabularySize: number;
  /** Matrix products on the way: they change nothing, and take time. */
  readonly layers?: number;
  /** Tells one version from another by what it says. */
  readonly seed?: number;
  /** What is wrong with it. */
  readonly fault?: 'no token types' | 'nan' | 'fixed length' | 'not of length 1' | 'restless';
}

/**
 * An ONNX graph of the agreed form in a few KB: the sum of random vectors of its tokens, those of a second text three
 * times as long, brought to length 1, or put on a scale from 0 to 1.
 */
export function tinyGraph({ output, vocabularySize, layers = 0, seed = 0, fault }: TinyGraphOptions): Buffer {
  const nodes: Buffer[] = [];
  const add = (op: string, inputs: readonly string[], attributes: readonly Buffer[] = [], name?: string) => {
    const result = name ?? `t${nodes.length}`;
    nodes.push(node(op, inputs, result, attributes));
    return result;
  };
  const floatsOf = (input: string) => add('Cast', [input], [attributeInt('to', FLOAT)]);
  let tokens = add('Gather', ['vectors', 'input_ids']);
  for (let i = 0; i < layers; i++) tokens = add('MatMul', [tokens, 'turn']);
  let weights = floatsOf('attention_mask');
  if (fault !== 'no token types')
    weights = add('Add', [weights, add('Mul', [floatsOf('token_type_ids'), 'two'])]);
  // The product of a transposed matrix adds up the tokens of a row one by one. Every other way there is has an order
  // that depends on the batch, or on the padding.
  const column = add('Unsqueeze', [weights, 'last_axis']);
  const sum = add('MatMul', [add('Transpose', [column], [attributeInts('perm', [0, 2, 1])]), tokens]);
  if (output === 'embedding') {
    const flat = add('Squeeze', [sum, 'first_axis']);
    const length = add('ReduceL2', [flat], [attributeInts('axes', [1]), attributeInt('keepdims', 1)]);
    add('Div', [flat, fault === 'not of length 1' ? 'two' : length], [], 'raw');
  } else {
    add('Sigmoid', [add('Squeeze', [add('MatMul', [sum, 'direction']), 'last_axes'])], [], 'raw');
  }
  if (fault === 'restless') {
    const noise = add('Mul', [add('RandomUniformLike', ['raw']), 'hardly']);
    add('Add', ['raw', noise], [], 'steady');
  }
  add('Mul', [fault === 'restless' ? 'steady' : 'raw', fault === 'nan' ? 'nan' : 'one'], [], output);
  const length = fault === 'fixed length' ? 16 : 'tokens';
  const inputs = ['input_ids', 'attention_mask', ...(fault === 'no token types' ? [] : ['token_type_ids'])];
  const random = randomNumbers(seed);
  const graph = Buffer.concat([
    ...nodes.map((content) => bytes(1, content)),
    bytes(2, 'tiny'),
    ...[
      floats('vectors', [vocabularySize, TINY_DIMENSIONS], random),
      floats('direction', [TINY_DIMENSIONS, 1], little(random)),
      floats('turn', [TINY_DIMENSIONS, TINY_DIMENSIONS], turning()),
      floats('one', [1], [1]),
      floats('two', [1], [2]),
      floats('nan', [1], [NaN]),
      // Less than any tolerance of parity.
      floats('hardly', [1], [1e-5]),
      integers('first_axis', [1]),
      integers('last_axis', [2]),
      integers('last_axes', [1, 2]),
    ].map((content) => bytes(5, content)),
    ...inputs.map((name) => bytes(11, value(name, INT64, ['batch', length]))),
    bytes(12, value(output, FLOAT, output === 'embedding' ? ['batch', TINY_DIMENSIONS] : ['batch'])),
  ]);
  const opset = Buffer.concat([bytes(1, ''), number(2, 17)]);
  return Buffer.concat([number(1, 8), bytes(8, opset), bytes(7, graph)]);
}

/** From -0.5 to 0.5, the same for a seed. */
function* randomNumbers(seed: number): Generator<number> {
  for (let i = 0; ; i++)
    yield createHash('md5').update(`${seed}/${i}`).digest().readUInt32LE() / 2 ** 32 - 0.5;
}

/** A relevance of 64 tokens is to be neither 0 nor 1. */
function* little(numbers: Iterable<number>): Generator<number> {
  for (const drawn of numbers) yield drawn / 20;
}

/** A matrix that moves every number of a vector one place on, and so loses nothing. */
const turning = (): number[] =>
  Array.from({ length: TINY_DIMENSIONS ** 2 }, (_, i) => {
    const [row, column] = [Math.floor(i / TINY_DIMENSIONS), i % TINY_DIMENSIONS];
    return column === (row + 1) % TINY_DIMENSIONS ? 1 : 0;
  });
