import type { ReportBuilder } from '../report/report-builder.js';
import type { ProductDraft } from '../../domain/products/product.js';
import type { ProductRow } from './read-products.js';

/**
 * One product a row, for layouts where that is so. Of rows with one id the first is kept, so that importing
 * the file again changes nothing. Holds every id: some 100 MB for a million products.
 */
export async function* uniqueProducts(
  rows: AsyncIterable<ProductRow>,
  report: ReportBuilder,
): AsyncGenerator<ProductDraft> {
  const seen = new Set<string>();
  for await (const { number, draft, repairs } of rows) {
    if (seen.has(draft.id)) {
      report.drop(number, 'duplicate: an earlier row has this id', () => `${draft.id} | ${draft.title}`);
      continue;
    }
    seen.add(draft.id);
    report.keep(number, repairs, () => `${draft.id} | ${draft.title}`);
    yield draft;
  }
}
