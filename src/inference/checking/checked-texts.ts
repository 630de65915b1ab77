import type { ReadableProduct } from '../readable-product.js';

/** What a model is given to read when it is checked. */
export interface CheckedTexts {
  readonly queries: readonly string[];
  readonly products: readonly ReadableProduct[];
}
