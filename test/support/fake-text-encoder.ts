import { createHash } from 'node:crypto';
import type { Embedding } from '../../src/domain/products/embedding.js';
import { tokenise } from '../../src/domain/text/tokenise.js';
import type { ModelInfo } from '../../src/inference/model-info.js';
import type { Models } from '../../src/inference/models.js';
import { productText } from '../../src/inference/product-text.js';
import type { ReadableProduct } from '../../src/inference/readable-product.js';
import type { TextEncoder } from '../../src/inference/text-encoder.js';

/** Words that mean the same, by the word that stands for them. */
const MEANING: Readonly<Record<string, string>> = {
  settee: 'sofa',
  couch: 'sofa',
  crock: 'mug',
  cup: 'mug',
  skillet: 'pan',
  boil: 'kettle',
};

/** An encoder that knows some synonyms: a text is the bag of its meanings, hashed on a few dimensions. */
export class FakeTextEncoder implements TextEncoder {
  readonly model: ModelInfo = {
    name: 'fake-text-encoder',
    version: '1',
    task: 'text-encoder',
    device: 'CPU',
    pairsPerSecond: null,
  };
  /** Whatever it finds is taken. */
  relatedFrom = 0;
  /** The queries that were encoded. */
  readonly queries: string[] = [];
  /** What queries are refused with. */
  failure: Error | undefined;
  /** The products that were encoded, by call. */
  readonly calls: string[][] = [];
  /** Asked before products are encoded: rejects, or waits. */
  onEncode: (products: readonly ReadableProduct[], signal?: AbortSignal) => Promise<void> = async () => {};
  #space = 'fake-1';
  #dimensions = 16;
  readonly #listeners: (() => void)[] = [];

  get space(): string {
    return this.#space;
  }

  get dimensions(): number {
    return this.#dimensions;
  }

  /** As the models of a gateway. */
  get models(): Models {
    return {
      textEncoder: this,
      loaded: () => [{ ...this.model, devices: ['CPU'] }],
      onNewSpace: (listener) => void this.#listeners.push(listener),
      close: async () => undefined,
    };
  }

  /** Every product that was encoded, in order. */
  get encoded(): string[] {
    return this.calls.flat();
  }

  /** Takes another encoder's place while the gateway runs. */
  becomes(space: string, dimensions: number): void {
    this.#space = space;
    this.#dimensions = dimensions;
    for (const listener of this.#listeners) listener();
  }

  isWord(word: string): boolean {
    return word.toLowerCase() in MEANING;
  }

  async encodeQuery(text: string): Promise<Embedding> {
    if (this.failure) throw this.failure;
    this.queries.push(text);
    return this.#embed(text);
  }

  async encodeProducts(products: readonly ReadableProduct[], signal?: AbortSignal): Promise<Embedding[]> {
    await this.onEncode(products, signal);
    signal?.throwIfAborted();
    this.calls.push(products.map(({ id }) => id));
    return products.map((product) => this.#embed(productText(product)));
  }

  #embed(text: string): Embedding {
    // Something of every dimension, so that no text is nothing.
    const vector = new Float32Array(this.#dimensions).fill(0.01);
    for (const { text: word } of tokenise(text)) vector[this.#dimensionOf(MEANING[word] ?? word)]! += 1;
    const length = Math.hypot(...vector);
    return { space: this.#space, vector: vector.map((x) => x / length) };
  }

  /** Another one in every space, as of models that were trained apart. */
  #dimensionOf(meaning: string): number {
    return (
      createHash('sha256').update(`${this.#space} ${meaning}`).digest().readUInt32LE() % this.#dimensions
    );
  }
}
