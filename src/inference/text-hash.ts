import { createHash } from 'node:crypto';
import { productText } from './product-text.js';
import type { ReadableProduct } from './readable-product.js';

/** 128 bits: no two texts of any catalogue share one. */
const BYTES = 16;

/** Tells the text of a product, as models read it, from every other: hexadecimal, 32 characters. */
export const textHash = (product: ReadableProduct): string =>
  createHash('sha256').update(productText(product)).digest().subarray(0, BYTES).toString('hex');
