import type { ProductMapping } from '../../importing/mapping/mapping.js';
import { NATIVE_MAPPING } from '../../importing/mapping/native-mapping.js';
import { requiredColumns } from '../../importing/mapping/required-columns.js';
import { openFile } from '../../importing/reading/open-file.js';
import { readCatalogue } from '../read-catalogue.js';
import { groupJudgements } from './group-judgements.js';
import type { JudgedSet } from './judged-set.js';
import { readJudgements } from './read-judgements.js';

export interface JudgedFiles {
  readonly judgements: string;
  readonly products: string;
  /** How the products' file names its columns; absent: Vitrine's own names. */
  readonly mapping?: ProductMapping;
}

/** A catalogue and judgements of one's own, each a file that import could read. */
export async function readJudgedFiles({
  judgements,
  products,
  mapping = NATIVE_MAPPING.products!,
}: JudgedFiles): Promise<JudgedSet> {
  const rows = await openFile(products, { delimiter: ',', required: requiredColumns(mapping) });
  return {
    products: await readCatalogue(rows, mapping),
    queries: groupJudgements(await readJudgements(judgements)),
  };
}
