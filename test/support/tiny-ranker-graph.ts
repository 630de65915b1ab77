import { onnxParts } from './onnx-parts.js';
import { protobuf } from './protobuf.js';

const { number, bytes } = protobuf;
const { FLOAT, node, floats, integers, value } = onnxParts;

/** An ONNX graph of the form agreed for rankers: the weighted sum of a row's features. */
export function tinyRankerGraph(weights: readonly number[]): Buffer {
  const graph = Buffer.concat([
    ...[
      node('MatMul', ['features', 'weights'], 'column', []),
      node('Squeeze', ['column', 'last_axis'], 'score', []),
    ].map((content) => bytes(1, content)),
    bytes(2, 'tiny'),
    bytes(5, floats('weights', [weights.length, 1], weights)),
    bytes(5, integers('last_axis', [1])),
    bytes(11, value('features', FLOAT, ['rows', weights.length])),
    bytes(12, value('score', FLOAT, ['rows'])),
  ]);
  const opset = Buffer.concat([bytes(1, ''), number(2, 17)]);
  return Buffer.concat([number(1, 8), bytes(8, opset), bytes(7, graph)]);
}
