import type { Embedding } from '../domain/products/embedding.js';
import type { ModelInfo } from './model-info.js';
import type { ReadableProduct } from './readable-product.js';

/** A model that turns a text into a unit vector, near to the vectors of texts that mean the same. */
export interface TextEncoder {
  readonly model: ModelInfo;
  /** Names the space its vectors lie in: vectors of two spaces do not compare. */
  readonly space: string;
  /** The least cosine of a query and a product that have something to do with each other. */
  readonly relatedFrom: number;
  /** Numbers of a vector. */
  readonly dimensions: number;
  /** Whether it has a word as a whole in its vocabulary: one that people write, no slip. */
  isWord(word: string): boolean;
  /** The vector of what a shopper typed. Rejects like CrossEncoder.score, and with the signal's reason. */
  encodeQuery(text: string, signal?: AbortSignal): Promise<Embedding>;
  /** One vector per product, same order; queries go first. */
  encodeProducts(products: readonly ReadableProduct[], signal?: AbortSignal): Promise<Embedding[]>;
}
