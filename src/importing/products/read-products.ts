import { checkProduct } from '../../domain/products/product-rules.js';
import type { ProductDraft } from '../../domain/products/product.js';
import { cleanProduct } from '../cleaning/clean-product.js';
import { example } from '../example.js';
import type { ImportOptions } from '../import-options.js';
import type { ProductMapping } from '../mapping/mapping.js';
import { productMapper } from '../mapping/row-mapper.js';
import type { ReportBuilder } from '../report/report-builder.js';
import type { ReadRows } from '../row.js';

/** A row that holds a product by all rules, and what was repaired in it. */
export interface ProductRow {
  readonly number: number;
  readonly draft: ProductDraft;
  readonly repairs: readonly string[];
}

/** The products of rows; rows without one are dropped into the report. */
export async function* readProducts(
  read: ReadRows,
  mapping: ProductMapping,
  { now, asIs = false }: ImportOptions,
  report: ReportBuilder,
): AsyncGenerator<ProductRow> {
  const map = productMapper(mapping);
  for await (const row of read()) {
    const mapped = map(row);
    if ('dropped' in mapped) {
      report.drop(row.number, mapped.dropped, () => example(row));
      continue;
    }
    const cleaned = asIs ? { ...mapped, repairs: [] } : cleanProduct(mapped.fields, now);
    const checked = checkProduct(cleaned.fields, now);
    if ('problem' in checked) report.drop(row.number, checked.problem, () => example(row));
    else
      yield {
        number: row.number,
        draft: checked.value,
        repairs: [...(row.foreignBytes ? ['not UTF-8: read as Windows-1252'] : []), ...cleaned.repairs],
      };
  }
}
