const HASH_BYTES = 16;
const SCALE_BYTES = 4;
const LARGEST = 127;

interface Header {
  readonly format: 1;
  readonly space: string;
  readonly dimensions: number;
  readonly count: number;
}

/**
 * Vectors that are released with an encoder, by the hash of the text they were made of (text-hash.ts): whoever has the
 * text needs no encoder. Int8 with a scale for each vector: a cosine is off by less than .01.
 *
 * The file: one line of JSON, { "format": 1, "space", "dimensions", "count" }, then of each vector, in the order of the
 * hashes, 16 bytes of the hash, the scale as a 32-bit float, little endian, and one signed byte per dimension.
 */
export class ReadyVectors {
  private constructor(
    /** The space that they lie in. */
    readonly space: string,
    private readonly bytes: Buffer,
    private readonly startOf: ReadonlyMap<string, number>,
    private readonly dimensions: number,
  ) {}

  static read(file: Buffer): ReadyVectors {
    const endOfHeader = file.indexOf('\n');
    const header = JSON.parse(file.toString('utf8', 0, endOfHeader)) as Header;
    const bytes = file.subarray(endOfHeader + 1);
    const size = HASH_BYTES + SCALE_BYTES + header.dimensions;
    if (header.format !== 1 || bytes.length !== header.count * size)
      throw new Error('Not a file of ready vectors, or a part of one.');
    const startOf = new Map<string, number>();
    for (let start = 0; start < bytes.length; start += size)
      startOf.set(bytes.toString('hex', start, start + HASH_BYTES), start + HASH_BYTES);
    return new ReadyVectors(header.space, bytes, startOf, header.dimensions);
  }

  /** The file of some vectors of one length, by the hashes of their texts. */
  static write(space: string, vectors: ReadonlyMap<string, Float32Array>): Buffer {
    const [first] = vectors.values();
    const header: Header = { format: 1, space, dimensions: first?.length ?? 0, count: vectors.size };
    const sorted = [...vectors].sort(([a], [b]) => (a < b ? -1 : 1));
    return Buffer.concat([
      Buffer.from(`${JSON.stringify(header)}\n`),
      ...sorted.flatMap(([hash, vector]) => [Buffer.from(hash, 'hex'), quantise(vector)]),
    ]);
  }

  /** The vector of a text, of length 1; undefined where it was not released. */
  get(textHash: string): Float32Array | undefined {
    const start = this.startOf.get(textHash);
    if (start === undefined) return undefined;
    const scale = this.bytes.readFloatLE(start);
    const vector = Float32Array.from(
      { length: this.dimensions },
      (_, i) => scale * this.bytes.readInt8(start + SCALE_BYTES + i),
    );
    const length = Math.hypot(...vector);
    return vector.map((x) => x / length);
  }
}

function quantise(vector: Float32Array): Buffer {
  const scale = Math.max(...vector.map(Math.abs)) / LARGEST;
  const bytes = Buffer.alloc(SCALE_BYTES + vector.length);
  bytes.writeFloatLE(scale);
  vector.forEach((x, i) => bytes.writeInt8(Math.round(x / scale), SCALE_BYTES + i));
  return bytes;
}
