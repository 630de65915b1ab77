import { createHash } from 'node:crypto';
import type { Product, ProductAttribute, ProductDraft } from '../../domain/products/product.js';
import type { Product as ProductRow } from '../../generated/prisma/client.js';

export function toProduct(row: ProductRow): Product {
  return {
    id: row.id,
    title: row.title,
    description: row.description,
    brand: row.brand,
    categoryPath: row.categoryPath,
    price: { minorUnits: row.priceMinorUnits, currencyCode: row.currencyCode },
    imageUrl: row.imageUrl,
    inStock: row.inStock,
    attributes: row.attributes as unknown as ProductAttribute[],
    version: Number(row.version),
    createdAt: row.createdAt,
  };
}

/** A draft as a record for jsonb_to_recordset, with the SHA-256 of its content in hexadecimal. */
export function toRecord(draft: ProductDraft) {
  const { price, attributes, createdAt } = draft;
  const content = {
    id: draft.id,
    title: draft.title,
    description: draft.description,
    brand: draft.brand,
    category_path: draft.categoryPath,
    price_minor_units: price.minorUnits,
    currency_code: price.currencyCode,
    image_url: draft.imageUrl,
    in_stock: draft.inStock,
    attributes: attributes.map(({ name, value }) => ({ name, value })),
    created_at: createdAt ?? null,
  };
  return { ...content, content_hash: createHash('sha256').update(JSON.stringify(content)).digest('hex') };
}
