import path from 'node:path';
import { openFile } from '../../importing/reading/open-file.js';
import type { JudgedSet } from './judged-set.js';
import { readCrowdflower } from './read-crowdflower.js';

/** The same catalogue, and those of its queries that were misspelt: one edit in one word. */
export async function readCrowdflowerTypos(dataDir: string): Promise<JudgedSet> {
  const { products, queries } = await readCrowdflower(dataDir);
  const judged = new Map(queries.map((query) => [query.text, query]));
  const rows = await openFile(path.join(dataDir, 'crowdflower/typos.csv'), {
    delimiter: ',',
    required: ['query', 'misspelt'],
  });
  const misspelt = [];
  for await (const { values } of rows()) {
    const pair = values as { query: string; misspelt: string };
    const query = judged.get(pair.query);
    if (query) misspelt.push({ ...query, misspelt: pair.misspelt });
  }
  return { products, queries: misspelt };
}
