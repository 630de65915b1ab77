import path from 'node:path';
import { openFile } from '../../importing/reading/open-file.js';
import { rowsOf } from '../../importing/row.js';
import { readCatalogue } from '../read-catalogue.js';
import { groupJudgements } from './group-judgements.js';
import type { JudgedSet } from './judged-set.js';
import type { Judgement } from './read-judgements.js';

/** The set's grades go from 1, irrelevant, to 4. */
const LOWEST_GRADE = 1;

/**
 * The CrowdFlower search relevance data. A product is a title, with the first description that came with it; all of
 * them make one catalogue.
 */
export async function readCrowdflower(dataDir: string): Promise<JudgedSet> {
  const rows = await openFile(path.join(dataDir, 'crowdflower/judgements.csv.gz'), {
    delimiter: ',',
    required: ['query', 'product_title', 'product_description', 'median_relevance'],
  });
  const products = new Map<string, { id: string; title: string; description: string }>();
  const judgements: Judgement[] = [];
  for await (const { values } of rows()) {
    const {
      query,
      product_title: title,
      product_description: description,
      median_relevance: grade,
    } = values as Record<string, string>;
    const known = products.get(title!);
    const product = known ?? { id: `crowdflower-${products.size + 1}`, title: title!, description: '' };
    product.description ||= description!;
    products.set(title!, product);
    judgements.push({ query: query!, productId: product.id, grade: Number(grade) - LOWEST_GRADE });
  }
  const records = [...products.values()].map((product) => ({
    ...product,
    priceMinorUnits: 0,
    currencyCode: 'USD',
  }));
  return { products: await readCatalogue(rowsOf(() => records)), queries: groupJudgements(judgements) };
}
