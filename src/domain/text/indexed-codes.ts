import type { Product } from '../products/product.js';
import { normaliseCode } from './normalise-code.js';
import { productCodes } from './product-codes.js';

/** Elasticsearch takes no longer term than 32,766 bytes, and nobody types a longer number than this. */
const MAX_LENGTH = 200;

/**
 * The codes by which a product is found. One of letters only is a word, unless it is the id: 'Classic' as a model
 * must not outrank every classic chair.
 */
export function indexedCodes(product: Pick<Product, 'id' | 'attributes' | 'title'>): string[] {
  const id = normaliseCode(product.id);
  return productCodes(product).filter(
    (code) => code.length <= MAX_LENGTH && (code === id || /\p{N}/u.test(code)),
  );
}
