/** Enough of the protocol buffers wire format to write an ONNX graph: numbers, and whatever has a length. */
export const protobuf = {
  number: (field: number, value: number): Buffer => Buffer.concat([varint(field * 8), varint(value)]),
  bytes: (field: number, content: string | Uint8Array): Buffer => {
    const bytes = Buffer.from(content);
    return Buffer.concat([varint(field * 8 + 2), varint(bytes.length), bytes]);
  },
};

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest % 128) + 128);
  }
}
