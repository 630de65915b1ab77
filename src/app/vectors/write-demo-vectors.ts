import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ConstantBackoff, handleWhen, retry } from 'cockatiel';
import { makeDemoShop } from '../../demo-shop/make-demo-shop.js';
import { VitrineError } from '../../domain/errors.js';
import { ReadyVectors } from '../../inference/ready-vectors.js';
import type { TextEncoder } from '../../inference/text-encoder.js';
import { textHash } from '../../inference/text-hash.js';
import { readyVectorsFile } from './open-ready-vectors.js';

/** Products encoded at once: as many as an encoder takes in at once. */
const BATCH = 64;

/** A model that is still being loaded is waited for, half a minute at most. */
const patiently = retry(
  handleWhen((error) => error instanceof VitrineError && error.code === 'UNAVAILABLE'),
  { maxAttempts: 30, backoff: new ConstantBackoff(1000) },
);

/** Writes the vectors of the demo shop into the encoder's folder, to be released with it. Resolves to the file. */
export async function writeDemoVectors(
  encoder: TextEncoder,
  projectRoot: string,
  onProgress: (done: number, total: number) => void,
): Promise<string> {
  // No text speaks of the time: the products are the same whenever a shop is filled with them.
  const { products } = makeDemoShop({ now: new Date(0) });
  const vectors = new Map<string, Float32Array>();
  for (let start = 0; start < products.length; start += BATCH) {
    const batch = products.slice(start, start + BATCH).map((product) => ({ ...product, version: 0 }));
    const embeddings = await patiently.execute(() => encoder.encodeProducts(batch));
    batch.forEach((product, i) => vectors.set(textHash(product), embeddings[i]!.vector));
    onProgress(start + batch.length, products.length);
  }
  const file = readyVectorsFile(projectRoot, encoder.model.name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, ReadyVectors.write(encoder.space, vectors));
  return file;
}
