import { createReadStream } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { ProductDraft } from '../domain/products/product.js';

/** The products of those orders. A title and a price are the last of the year: a small look ahead. */
export async function readUciProducts(dataDir: string): Promise<Map<string, ProductDraft>> {
  const products = new Map<string, ProductDraft>();
  const lines = createInterface({
    input: createReadStream(path.join(dataDir, 'uci-online-retail/products.derived.jsonl.gz')).pipe(
      createGunzip(),
    ),
  });
  for await (const line of lines) {
    const {
      stock_code: id,
      title,
      price_gbp,
    } = JSON.parse(line) as Record<string, string> & { price_gbp: number };
    products.set(id!, {
      id: id!,
      title: title!,
      description: null,
      brand: null,
      categoryPath: [],
      price: { minorUnits: Math.round(price_gbp * 100), currencyCode: 'GBP' },
      imageUrl: null,
      inStock: true,
      attributes: [],
    });
  }
  return products;
}
