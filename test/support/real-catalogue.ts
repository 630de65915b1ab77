import path from 'node:path';
import { loadMapping } from '../../src/importing/mapping/load-mapping.js';
import { requiredColumns } from '../../src/importing/mapping/required-columns.js';
import { importProducts } from '../../src/importing/products/import-products.js';
import { openFile } from '../../src/importing/reading/open-file.js';
import { IndexedShop } from './indexed-shop.js';

/** A shop with a catalogue of the evaluation data, imported and indexed as an operator would. */
export async function openRealShop(
  dataDir: string,
  folder: string,
  mappingName: string,
): Promise<IndexedShop> {
  const { products, delimiter } = await loadMapping(mappingName, path.resolve('src/importing/mappings'));
  const file = path.join(dataDir, folder, 'products.jsonl.gz');
  const rows = await openFile(file, { delimiter, required: requiredColumns(products!) });
  const shop = new IndexedShop();
  await importProducts(shop, rows, { now: new Date('2026-06-30T12:00:00Z'), mapping: products });
  await shop.reindex();
  return shop;
}
