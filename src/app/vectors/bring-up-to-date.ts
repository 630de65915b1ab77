import type { ReadyVectors } from '../../inference/ready-vectors.js';
import type { TextEncoder } from '../../inference/text-encoder.js';
import { textHash } from '../../inference/text-hash.js';
import type { ProductBehind, ProductVector, ProductVectors } from '../../stores/product-vectors.js';
import type { FillingProgress } from './filling-progress.js';

/** Products encoded at once, one batch at a time: shoppers' queries come between, and other work has the machine. */
const BATCH = 16;

export interface BringingUpToDate {
  readonly space: string;
  readonly vectors: Pick<ProductVectors, 'put' | 'keep'>;
  readonly encoder: TextEncoder;
  readonly ready: ReadyVectors | undefined;
  readonly progress: FillingProgress;
  readonly signal: AbortSignal;
}

type Hashed = Pick<ProductBehind, 'product' | 'textHash'>;

/** Gives products the vectors of their texts; those whose text is as it was keep theirs, and no model is asked. */
export async function bringUpToDate(
  behind: readonly ProductBehind[],
  { space, vectors, encoder, ready, progress, signal }: BringingUpToDate,
): Promise<void> {
  const kept: ProductBehind[] = [];
  const released: ProductVector[] = [];
  const wanted: Hashed[] = [];
  for (const each of behind) {
    const hash = textHash(each.product);
    const vector = ready?.get(hash);
    if (hash === each.textHash) kept.push(each);
    else if (vector) released.push(toVector(each.product, hash, vector));
    else wanted.push({ product: each.product, textHash: hash });
  }
  if (kept.length > 0)
    await vectors.keep(
      space,
      kept.map(({ product }) => product),
    );
  if (released.length > 0) await vectors.put(space, released);
  progress.made(released.length);
  for (let start = 0; start < wanted.length; start += BATCH) {
    const batch = wanted.slice(start, start + BATCH);
    const embeddings = await encoder.encodeProducts(
      batch.map(({ product }) => product),
      signal,
    );
    // Another encoder took this one's place meanwhile: everything begins anew in its space.
    if (embeddings.some((embedding) => embedding.space !== space)) return;
    await vectors.put(
      space,
      batch.map(({ product, textHash: hash }, i) => toVector(product, hash!, embeddings[i]!.vector)),
    );
    progress.made(batch.length);
  }
}

const toVector = (
  { id, version }: ProductBehind['product'],
  hash: string,
  vector: Float32Array,
): ProductVector => ({ productId: id, version, textHash: hash, vector });
