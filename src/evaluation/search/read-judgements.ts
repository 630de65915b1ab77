import { openFile } from '../../importing/reading/open-file.js';

/** What somebody said about one product for one query. */
export interface Judgement {
  readonly query: string;
  readonly productId: string;
  readonly grade: number;
}

/** The judgements of a CSV or JSON lines file with the columns query, productId and grade. */
export async function readJudgements(file: string): Promise<Judgement[]> {
  const rows = await openFile(file, { delimiter: ',', required: ['query', 'productId', 'grade'] });
  const judgements: Judgement[] = [];
  for await (const { number, values } of rows()) {
    const { query, productId, grade } = values ?? {};
    const judgement = { query: String(query), productId: String(productId), grade: Number(grade) };
    if (!query || !productId || !(judgement.grade >= 0))
      throw new Error(`'${file}', row ${number}: a query, a productId and a grade from 0 are needed.`);
    judgements.push(judgement);
  }
  return judgements;
}
