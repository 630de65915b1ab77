import { onnxParts } from './onnx-parts.js';
import { protobuf } from './protobuf.js';

const { number, bytes } = protobuf;
const { FLOAT, INT64, node, attributeInt, floats, integers, value } = onnxParts;

export interface TinyNextProductsOptions {
  /** Of each product the scores that it gives to all of them. */
  readonly follows: readonly (readonly number[])[];
  readonly maxHistory: number;
  readonly maxFound: number;
  readonly fault?: 'rows beyond' | 'no scores' | 'worst first';
}

/**
 * An ONNX graph of the form agreed for next products: a product's score is what those of the history give it, times
 * their places from 1, so that the newest counts most.
 */
export function tinyNextProductsGraph({
  follows,
  maxHistory,
  maxFound,
  fault,
}: TinyNextProductsOptions): Buffer {
  const products = follows.length;
  const places = Array.from({ length: maxHistory }, (_, place) => place + 1);
  const graph = Buffer.concat([
    ...[
      node('Gather', ['follows', 'history'], 'given', []),
      node('Mul', ['given', 'places'], 'weighted', []),
      node('ReduceSum', ['weighted', 'history_axis'], 'raw', [attributeInt('keepdims', 0)]),
      node('Mul', ['raw', 'sign'], 'sum', []),
      node('TopK', ['sum', 'most'], ['best', 'columns'], []),
      node('Mul', ['best', 'sign'], 'scores', []),
      node('Add', ['columns', 'first_row'], 'rows', []),
    ].map((content) => bytes(1, content)),
    bytes(2, 'tiny'),
    bytes(5, floats('follows', [products + 1, products], [...follows[0]!.map(() => 0), ...follows.flat()])),
    bytes(5, floats('places', [maxHistory, 1], places)),
    bytes(5, floats('sign', [1], [fault === 'worst first' ? -1 : 1])),
    bytes(5, integers('history_axis', [1])),
    bytes(5, integers('most', [maxFound])),
    bytes(5, integers('first_row', [fault === 'rows beyond' ? products : 1])),
    bytes(11, value('history', INT64, ['batch', maxHistory])),
    bytes(12, value('rows', INT64, ['batch', maxFound])),
    ...(fault === 'no scores' ? [] : [bytes(12, value('scores', FLOAT, ['batch', maxFound]))]),
  ]);
  const opset = Buffer.concat([bytes(1, ''), number(2, 17)]);
  return Buffer.concat([number(1, 8), bytes(8, opset), bytes(7, graph)]);
}
