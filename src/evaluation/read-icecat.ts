import path from 'node:path';
import type { Product } from '../domain/products/product.js';
import { loadMapping } from '../importing/mapping/load-mapping.js';
import { requiredColumns } from '../importing/mapping/required-columns.js';
import { openFile } from '../importing/reading/open-file.js';
import { readCatalogue } from './read-catalogue.js';

/** The electronics catalogue, read by the mapping that is shipped for it. */
export async function readIcecat(dataDir: string, mappingsDir: string): Promise<Product[]> {
  const { products: mapping, delimiter } = await loadMapping('icecat', mappingsDir);
  const required = requiredColumns(mapping!);
  const file = path.join(dataDir, 'icecat-electronics/products.jsonl.gz');
  return readCatalogue(await openFile(file, { delimiter, required }), mapping);
}
