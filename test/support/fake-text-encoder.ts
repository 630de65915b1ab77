import type { Embedding } from '../../src/domain/embedding.js';
import { analyse } from '../../src/domain/text/analyse.js';
import type { ModelInfo } from '../../src/inference/model-info.js';
import type { Models } from '../../src/inference/models.js';
import type { ReadableProduct } from '../../src/inference/readable-product.js';
import type { TextEncoder } from '../../src/inference/text-encoder.js';

const DIMENSIONS = 16;

/** Groups of words that mean the same to it; all others mean something by chance. */
const MEANINGS: readonly (readonly string[])[] = [
  ['kettle', 'boil'],
  ['mug', 'cup'],
  ['pan', 'skillet'],
];

/** An encoder whose understanding a test knows: a text is the sum of its words' meanings. */
export class FakeTextEncoder implements TextEncoder {
  readonly dimensions = DIMENSIONS;
  readonly relatedFrom = 0.5;
  readonly model: ModelInfo;
  /** The texts of queries, and the ids of products, in the order in which they were read. */
  readonly queries: string[] = [];
  readonly products: string[] = [];
  /** What to fail with instead. */
  failure: Error | undefined;

  constructor(version = '1') {
    this.model = {
      name: 'fake-text-encoder',
      version,
      task: 'text-encoder',
      device: 'CPU',
      pairsPerSecond: null,
    };
  }

  get space(): string {
    return `${this.model.name}@${this.model.version}`;
  }

  /** As the models of a gateway. */
  get models(): Models {
    return {
      textEncoder: this,
      loaded: () => [this.model],
      onNewSpace: () => undefined,
      close: async () => undefined,
    };
  }

  async encodeQuery(text: string): Promise<Embedding> {
    if (this.failure) throw this.failure;
    this.queries.push(text);
    return this.#read(text);
  }

  async encodeProducts(products: readonly ReadableProduct[]): Promise<Embedding[]> {
    if (this.failure) throw this.failure;
    this.products.push(...products.map(({ id }) => id));
    return products.map(({ title, description }) => this.#read(`${title} ${description ?? ''}`));
  }

  #read(text: string): Embedding {
    const vector = new Float32Array(DIMENSIONS);
    for (const word of analyse(text)) vector[dimensionOf(word)]! += 1;
    const length = Math.hypot(...vector) || 1;
    return { space: this.space, vector: vector.map((value) => value / length) };
  }
}

function dimensionOf(word: string): number {
  const meaning = MEANINGS.findIndex((words) => words.includes(word));
  if (meaning >= 0) return meaning;
  const chance = [...word].reduce((sum, letter) => (31 * sum + letter.charCodeAt(0)) % 9973, 7);
  return MEANINGS.length + (chance % (DIMENSIONS - MEANINGS.length));
}
