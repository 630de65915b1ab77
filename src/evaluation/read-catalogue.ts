import { importProducts } from '../importing/products/import-products.js';
import type { ProductMapping } from '../importing/mapping/mapping.js';
import type { ReadRows } from '../importing/row.js';
import type { Product } from '../domain/products/product.js';
import { MemoryProductCatalog } from '../stores/memory/memory-product-catalog.js';

/** Ahead of every date in the data, and always the same. */
const NOW = new Date('2026-06-30T12:00:00Z');

/** The products that an import of these rows would leave in a shop, cleaned as an import cleans them. */
export async function readCatalogue(rows: ReadRows, mapping?: ProductMapping): Promise<Product[]> {
  const catalog = new MemoryProductCatalog(() => NOW);
  await importProducts({ catalog }, rows, { now: NOW, mapping });
  return [...catalog.live().products];
}
