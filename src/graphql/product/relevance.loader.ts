import DataLoader from 'dataloader';
import { VitrineError } from '../../domain/errors.js';
import type { Product } from '../../domain/product.js';
import type { CrossEncoder } from '../../inference/cross-encoder.js';

/** Pair scores for one request: the products of one query and one tick go to the model together. */
export class RelevanceLoader {
  readonly #byQuery = new Map<string, DataLoader<Product, number, string>>();

  constructor(
    private readonly model: CrossEncoder | undefined,
    private readonly signal: AbortSignal,
  ) {}

  /** 0 to 1; rejects with UNAVAILABLE where no model is installed. */
  async load(query: string, product: Product): Promise<number> {
    const { model } = this;
    if (!model)
      throw new VitrineError(
        'UNAVAILABLE',
        'relevance needs a neural model, and none is installed. Leave the field out; `why` explains the order by words.',
      );
    let loader = this.#byQuery.get(query);
    if (!loader) {
      loader = new DataLoader((products) => model.score(query, products, this.signal), {
        cacheKeyFn: ({ id }) => id,
      });
      this.#byQuery.set(query, loader);
    }
    return loader.load(product);
  }
}
