import type { Product } from '../../domain/products/product.js';

/** The fields of ProductInput, and the header of a CSV file of products. */
export const PRODUCT_COLUMNS = [
  'id',
  'title',
  'description',
  'brand',
  'categoryPath',
  'priceMinorUnits',
  'currencyCode',
  'imageUrl',
  'inStock',
  'attributes',
  'createdAt',
] as const;

/** A product as import reads it. */
export function productRecord(product: Product): Record<(typeof PRODUCT_COLUMNS)[number], unknown> {
  const { id, title, description, brand, categoryPath, price, imageUrl, inStock, attributes } = product;
  return {
    id,
    title,
    description,
    brand,
    categoryPath,
    priceMinorUnits: price.minorUnits,
    currencyCode: price.currencyCode,
    imageUrl,
    inStock,
    attributes,
    createdAt: product.createdAt.toISOString(),
  };
}
