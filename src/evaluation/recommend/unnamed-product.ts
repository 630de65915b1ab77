import type { ProductDraft } from '../../domain/product.js';

/** A product of which only the id is known: nothing about it says that it is like another. */
export const unnamedProduct = (id: string): ProductDraft => ({
  id,
  title: id,
  description: null,
  brand: null,
  categoryPath: [],
  price: { minorUnits: 0, currencyCode: 'EUR' },
  imageUrl: null,
  inStock: true,
  attributes: [],
});
