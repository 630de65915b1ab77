import type { ProductDraft } from '../../domain/products/product.js';

/** A product of which only the id is known, so that nothing about it says that it is like another; or words as well. */
export const unnamedProduct = (id: string, words: readonly string[] = []): ProductDraft => ({
  id,
  title: words.length > 0 ? words.join(' ') : id,
  description: null,
  brand: null,
  categoryPath: [],
  price: { minorUnits: 0, currencyCode: 'EUR' },
  imageUrl: null,
  inStock: true,
  attributes: [],
});
