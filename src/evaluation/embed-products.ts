import type { Embedding } from '../domain/products/embedding.js';
import type { Product } from '../domain/products/product.js';
import type { TextEncoder } from '../inference/text-encoder.js';
import { VectorStore } from './vector-store.js';

/** Products handed to the encoder at once. */
const BATCH = 256;

/** The embeddings of products by id, those of earlier evaluations read from a folder. */
export async function embedProducts(
  products: readonly Product[],
  encoder: TextEncoder,
  folder: string,
  onProgress?: (done: number, total: number) => void,
): Promise<ReadonlyMap<string, Embedding>> {
  const { space, dimensions } = encoder;
  const store = await VectorStore.open(folder, space, dimensions);
  const missing = products.filter((product) => !store.get(product));
  for (let start = 0; start < missing.length; start += BATCH) {
    const batch = missing.slice(start, start + BATCH);
    const embeddings = await encoder.encodeProducts(batch);
    await store.add(
      batch,
      embeddings.map(({ vector }) => vector),
    );
    onProgress?.(Math.min(start + BATCH, missing.length), missing.length);
  }
  return new Map(products.map((product) => [product.id, { space, vector: store.get(product)! }]));
}
