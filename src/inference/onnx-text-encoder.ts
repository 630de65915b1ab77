import { LRUCache } from 'lru-cache';
import type { Embedding } from '../domain/products/embedding.js';
import type { TextEncoderEntry } from './manifest/manifest.schema.js';
import type { ModelInfo } from './model-info.js';
import { orAborted } from './or-aborted.js';
import type { Call } from './queue/call.js';
import type { ReadableProduct } from './readable-product.js';
import type { ModelVersion } from './serving/model-version.js';
import type { TextEncoder } from './text-encoder.js';

/** Products that wait at once: enough for any batch, and a caller of thousands leaves room for others. */
const PRODUCTS_AT_ONCE = 64;
/** Pages, aliases and popular queries ask again; a thousand vectors of 384 numbers are 1.5 MB. */
const REMEMBERED_QUERIES = 1000;

type Version = ModelVersion<TextEncoderEntry>;

/** The text encoder of the manifest. All vectors of one call lie in one space, also while another version takes over. */
export class OnnxTextEncoder implements TextEncoder {
  readonly #queries = new LRUCache<string, Embedding>({ max: REMEMBERED_QUERIES });

  /** Asked for every call: it changes with the manifest. */
  constructor(private readonly serving: () => Version) {}

  get model(): ModelInfo {
    return this.serving().info;
  }

  get space(): string {
    return this.serving().contentKey;
  }

  get dimensions(): number {
    return this.serving().entry.dimensions;
  }

  get relatedFrom(): number {
    return this.serving().entry.relatedFrom;
  }

  isWord(word: string): boolean {
    return this.serving().tokenizer.isWord(word);
  }

  async encodeQuery(text: string, signal?: AbortSignal): Promise<Embedding> {
    signal?.throwIfAborted();
    const version = this.serving();
    const key = `${version.contentKey}\n${text}`;
    const known = this.#queries.get(key);
    if (known) return known;
    const isWanted = (): boolean => !signal?.aborted;
    const row = () => version.tokenizer.query(text);
    const encoding = version.use(() => encode(version, { priority: 'asked', rows: 1, row, isWanted }));
    const [embedding] = await orAborted(encoding, signal);
    this.#queries.set(key, embedding!);
    return embedding!;
  }

  encodeProducts(products: readonly ReadableProduct[], signal?: AbortSignal): Promise<Embedding[]> {
    const isWanted = (): boolean => !signal?.aborted;
    return this.serving().use(async (version) => {
      const embeddings: Embedding[] = [];
      for (let start = 0; start < products.length; start += PRODUCTS_AT_ONCE) {
        const some = products.slice(start, start + PRODUCTS_AT_ONCE);
        const row = (i: number) => version.tokenizer.product(some[i]!);
        const encoding = encode(version, { priority: 'background', rows: some.length, row, isWanted });
        embeddings.push(...(await orAborted(encoding, signal)));
      }
      return embeddings;
    });
  }
}

/** Rejects with the first refusal among the rows. */
async function encode(version: Version, call: Call): Promise<Embedding[]> {
  const outcomes = await version.read(call);
  return outcomes.map((outcome) => {
    if (outcome instanceof Error) throw outcome;
    return { space: version.contentKey, vector: outcome };
  });
}
