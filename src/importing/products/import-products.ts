import type { ProductCatalog } from '../../stores/product-catalog.js';
import { inBatches } from '../in-batches.js';
import type { ImportOptions } from '../import-options.js';
import type { ProductMapping } from '../mapping/mapping.js';
import { NATIVE_MAPPING } from '../mapping/native-mapping.js';
import type { ImportReport } from '../report/import-report.js';
import { ReportBuilder } from '../report/report-builder.js';
import type { ReadRows } from '../row.js';
import { joinedProducts } from './joined-products.js';
import { readProducts } from './read-products.js';
import { uniqueProducts } from './unique-products.js';

/** One statement each: large enough to be fast, small enough to repeat after a failure. */
const BATCH = 500;

/**
 * Stores the products of rows; absent mapping: Vitrine's own fields. What is stored already stays untouched,
 * so an import that was interrupted is resumed by running it again.
 */
export async function importProducts(
  { catalog }: { readonly catalog: ProductCatalog },
  read: ReadRows,
  options: ImportOptions & { readonly mapping?: ProductMapping },
): Promise<ImportReport> {
  const mapping = options.mapping ?? NATIVE_MAPPING.products!;
  const report = new ReportBuilder('products');
  const rows = readProducts(read, mapping, options, report);
  const drafts = mapping.manyRowsPerProduct ? joinedProducts(rows, report) : uniqueProducts(rows, report);
  for await (const batch of inBatches(drafts, BATCH)) {
    const { written, unchanged } = await catalog.write(batch);
    report.stored({ new: written, already: unchanged });
  }
  return report.build();
}
