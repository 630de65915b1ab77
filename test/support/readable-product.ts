import type { ReadableProduct } from '../../src/inference/readable-product.js';

/** A product as models read it; its number decides what it says, and how much. */
export const readableProduct = (n: number, extra: Partial<ReadableProduct> = {}): ReadableProduct => ({
  id: `p${n}`,
  version: 1,
  title: `red steel pan ${n}`,
  brand: n % 2 === 0 ? 'Acme' : null,
  description: 'frying pan or kettle '.repeat(n % 7),
  ...extra,
});
