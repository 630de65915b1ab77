import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { PurchaseMatrix } from './purchase-matrix.js';

/** What takes long to learn, on disk, by a checksum of what it was learned from: a second run reads it. */
export class FitCache {
  constructor(private readonly folder: string) {}

  /**
   * The numbers that `learn` makes of a matrix, or made of the same one before. `method` names the way of learning with
   * all its parameters.
   */
  async remember(
    method: string,
    matrix: PurchaseMatrix,
    learn: () => Promise<Float32Array> | Float32Array,
  ): Promise<Float32Array> {
    const file = path.join(this.folder, `${method.replaceAll(/[^\w.]+/g, '-')}-${checksumOf(matrix)}.floats`);
    const known = await readFile(file).catch(() => undefined);
    // A copy, since floats have to begin at a multiple of four.
    if (known) return new Float32Array(Uint8Array.from(known).buffer);
    const learned = await learn();
    await mkdir(this.folder, { recursive: true });
    // Renamed when it is whole: a run that was interrupted leaves nothing to read.
    await writeFile(`${file}.part`, new Uint8Array(learned.buffer, learned.byteOffset, learned.byteLength));
    await rename(`${file}.part`, file);
    return learned;
  }
}

function checksumOf({ products, times, size }: PurchaseMatrix): string {
  const hash = createHash('sha256').update(String(size));
  products.forEach((own, customer) => hash.update(`;${own.length};`).update(own).update(times[customer]!));
  return hash.digest('hex').slice(0, 32);
}
