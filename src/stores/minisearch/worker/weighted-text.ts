import { setImmediate as otherCalls } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Product } from '../../../domain/products/product.js';
import type { FieldWeights } from '../../../domain/relevance/relevance-rules.js';
import { FullText, type TextMatch } from './full-text.js';
import type { ProductTable } from './product-table.js';

/** Milliseconds of weighing between two calls: a search waits no longer, whatever the products weigh. */
const SLICE_MS = 20;

/** The full text under weights that may change: a second one is filled beside it, and then takes its place. */
export class WeightedText {
  #current: FullText;
  #next: FullText | undefined;
  #weights: FieldWeights;
  #reweighing: Promise<void> = Promise.resolve();

  constructor(
    private readonly products: ProductTable,
    weights: FieldWeights,
  ) {
    this.#weights = weights;
    this.#current = new FullText(weights);
  }

  put(ordinal: number, product: Product): void {
    this.#current.put(ordinal, product);
    this.#next?.put(ordinal, product);
  }

  delete(ordinal: number): void {
    this.#current.delete(ordinal);
    this.#next?.delete(ordinal);
  }

  search(terms: readonly string[], halfTyped: string | undefined, having: 'ALL' | 'ANY'): TextMatch[] {
    return this.#current.search(terms, halfTyped, having);
  }

  /** Resolves when searches follow the weights, or when other ones were set meanwhile. */
  setWeights(weights: FieldWeights): Promise<void> {
    if (!isDeepStrictEqual(weights, this.#weights)) {
      this.#weights = weights;
      this.#reweighing = this.#reweigh(new FullText(weights));
    }
    return this.#reweighing;
  }

  async #reweigh(next: FullText): Promise<void> {
    this.#next = next;
    let since = performance.now();
    // Of the live table: what comes or goes between two slices is put or deleted by whoever changes it.
    for (const ordinal of this.products.ordinals()) {
      next.put(ordinal, this.products.at(ordinal));
      if (performance.now() - since < SLICE_MS) continue;
      await otherCalls();
      if (this.#next !== next) return;
      since = performance.now();
    }
    this.#current = next;
    this.#next = undefined;
  }
}
