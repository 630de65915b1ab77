import { protobuf } from './protobuf.js';

const { number, bytes } = protobuf;

const FLOAT = 1;
const INT64 = 7;

function node(
  op: string,
  inputs: readonly string[],
  output: string | readonly string[],
  attributes: readonly Buffer[],
): Buffer {
  const outputs = [output].flat();
  return Buffer.concat([
    ...inputs.map((name) => bytes(1, name)),
    ...outputs.map((name) => bytes(2, name)),
    bytes(3, outputs[0]!),
    bytes(4, op),
    ...attributes.map((attribute) => bytes(5, attribute)),
  ]);
}

const attributeInt = (name: string, content: number): Buffer =>
  Buffer.concat([bytes(1, name), number(3, content), number(20, 2)]);

const attributeInts = (name: string, content: readonly number[]): Buffer =>
  Buffer.concat([bytes(1, name), ...content.map((part) => number(8, part)), number(20, 7)]);

function tensor(name: string, type: number, shape: readonly number[], raw: Uint8Array): Buffer {
  return Buffer.concat([
    ...shape.map((dimension) => number(1, dimension)),
    number(2, type),
    bytes(8, name),
    bytes(9, raw),
  ]);
}

function floats(name: string, shape: readonly number[], content: Iterable<number>): Buffer {
  const size = shape.reduce((product, dimension) => product * dimension, 1);
  const values = new Float32Array(size);
  const iterator = content[Symbol.iterator]();
  for (let i = 0; i < size; i++) values[i] = iterator.next().value as number;
  return tensor(name, FLOAT, shape, new Uint8Array(values.buffer));
}

const integers = (name: string, content: readonly number[]): Buffer =>
  tensor(name, INT64, [content.length], new Uint8Array(BigInt64Array.from(content.map(BigInt)).buffer));

function value(name: string, type: number, shape: readonly (string | number)[]): Buffer {
  const dimensions = shape.map((dimension) =>
    bytes(1, typeof dimension === 'string' ? bytes(2, dimension) : number(1, dimension)),
  );
  const tensorType = Buffer.concat([number(1, type), bytes(2, Buffer.concat(dimensions))]);
  return Buffer.concat([bytes(1, name), bytes(2, bytes(1, tensorType))]);
}

/** What ONNX graphs are made of, as bytes. */
export const onnxParts = { FLOAT, INT64, node, attributeInt, attributeInts, floats, integers, value };
