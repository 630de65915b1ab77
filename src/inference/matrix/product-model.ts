/** As the format calls single precision: TensorProto.DataType.FLOAT. */
const FLOAT = 1;
/** The first format and operator set that every ONNX Runtime of this major version reads alike. */
const IR_VERSION = 8;
const OPERATOR_SET = 13;

/** An ONNX model of nothing but `product = MatMul(a, b)`, for matrices of any size, as bytes. */
export function productModel(): Uint8Array {
  const node = [...text(1, 'a'), ...text(1, 'b'), ...text(2, 'product'), ...text(4, 'MatMul')];
  const graph = [
    ...nested(1, node),
    ...text(2, 'product'),
    ...nested(11, value('a')),
    ...nested(11, value('b')),
    ...nested(12, value('product')),
  ];
  const operators = [...text(1, ''), ...number(2, OPERATOR_SET)];
  return Uint8Array.from([...number(1, IR_VERSION), ...nested(7, graph), ...nested(8, operators)]);
}

/** ValueInfoProto: its name, and that it holds floats. */
const value = (name: string): number[] => [...text(1, name), ...nested(2, nested(1, number(1, FLOAT)))];

// Protocol buffers: a field's number and kind, then a number, or bytes behind their length.
const number = (field: number, content: number): number[] => [field << 3, ...varint(content)];
const nested = (field: number, content: readonly number[]): number[] => [
  (field << 3) | 2,
  ...varint(content.length),
  ...content,
];
const text = (field: number, content: string): number[] => nested(field, [...Buffer.from(content)]);
const varint = (content: number): number[] =>
  content < 128 ? [content] : [(content & 127) | 128, ...varint(content >>> 7)];
