import { ImportError } from '../../importing/import-error.js';
import { openFile } from '../../importing/reading/open-file.js';

/** What somebody said about one product for one query. */
export interface Judgement {
  readonly query: string;
  readonly productId: string;
  readonly grade: number;
}

/** The judgements of a CSV or JSON lines file. Rejects with ImportError, naming the row, where one is none. */
export async function readJudgements(file: string): Promise<Judgement[]> {
  const rows = await openFile(file, { delimiter: ',', required: ['query', 'productId', 'grade'] });
  const judgements: Judgement[] = [];
  for await (const { number, values } of rows()) {
    const { query, productId, grade } = values ?? {};
    const judgement = { query: String(query), productId: String(productId), grade: Number(grade ?? NaN) };
    if (!query || !productId || grade === '' || !(judgement.grade >= 0))
      throw new ImportError(`'${file}', row ${number}: a query, a productId and a grade from 0 are needed.`);
    judgements.push(judgement);
  }
  return judgements;
}
