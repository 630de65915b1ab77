import { appendFile, mkdir, readFile, truncate } from 'node:fs/promises';
import path from 'node:path';
import type { Product } from '../domain/products/product.js';
import { textHash } from '../inference/text-hash.js';

/** Bytes of a key: those of a text's hash. */
const KEY_BYTES = 16;

/**
 * Vectors of texts that were measured with before, on disk: an encoder reads some hundred products a second, and the
 * next evaluation asks for the same ones. One file per space; a record is a key and the vector's little endian floats.
 */
export class VectorStore {
  readonly #vectors = new Map<string, Float32Array>();

  private constructor(private readonly file: string) {}

  /** Opens the space's file in a folder; a file that was cut short counts up to its last whole record. */
  static async open(folder: string, space: string, dimensions: number): Promise<VectorStore> {
    await mkdir(folder, { recursive: true });
    const store = new VectorStore(path.join(folder, `${space.replaceAll(/[^\w.@-]/g, '_')}.vectors`));
    const bytes = await readFile(store.file).catch(() => Buffer.alloc(0));
    const recordBytes = KEY_BYTES + 4 * dimensions;
    // What is added comes behind the last whole record.
    if (bytes.length % recordBytes > 0)
      await truncate(store.file, bytes.length - (bytes.length % recordBytes));
    for (let at = 0; at + recordBytes <= bytes.length; at += recordBytes) {
      const key = bytes.toString('hex', at, at + KEY_BYTES);
      // Copied, since floats have to begin at a multiple of four.
      const floats = Uint8Array.from(bytes.subarray(at + KEY_BYTES, at + recordBytes)).buffer;
      store.#vectors.set(key, new Float32Array(floats));
    }
    return store;
  }

  get(product: Product): Float32Array | undefined {
    return this.#vectors.get(textHash(product));
  }

  async add(products: readonly Product[], vectors: readonly Float32Array[]): Promise<void> {
    const records = products.map((product, i) => {
      const key = textHash(product);
      this.#vectors.set(key, vectors[i]!);
      return Buffer.concat([Buffer.from(key, 'hex'), new Uint8Array(vectors[i]!.slice().buffer)]);
    });
    await appendFile(this.file, Buffer.concat(records));
  }
}
