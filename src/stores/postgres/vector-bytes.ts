/** A vector as it is stored: 32-bit floats, little endian, as is every machine that a model runs on. */
export const vectorBytes = {
  of: (vector: Float32Array): Buffer => Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength),
  /** A copy: what a driver reads lies in the middle of a larger buffer, at any address. */
  read: (bytes: Uint8Array): Float32Array => new Float32Array(bytes.slice().buffer),
};
