import type { ReadableProduct } from './readable-product.js';

/** Characters of a description that are read: what a product is stands at its beginning. */
const DESCRIPTION_CHARACTERS = 300;

/**
 * The text of a product as models read it, in training (onnx/training) and here alike: its title, its brand where the
 * title does not contain it, and the beginning of its description.
 */
export function productText({ title, brand, description }: ReadableProduct): string {
  const parts = [title];
  if (brand && !title.toLowerCase().includes(brand.toLowerCase())) parts.push(brand);
  if (description) parts.push(description.slice(0, DESCRIPTION_CHARACTERS));
  return parts.join('. ');
}
