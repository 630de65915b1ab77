import { writeFileSync } from 'node:fs';
import path from 'node:path';

const PRODUCTS = [
  { id: 'k1', title: 'Copper kettle' },
  { id: 'l1', title: 'Table lamp' },
  { id: 's1', title: 'Corner sofa' },
];

const JUDGEMENTS = [
  ['lamp', 'l1', 2],
  ['lamp', 's1', 0],
  ['red kettel', 'k1', 1],
  ['zeppelin', 's1', 1],
];

/** Writes three products and what somebody said about them; gives the options of `evaluate search` that read them. */
export function tinyJudgedFiles(folder: string): string[] {
  const products = path.join(folder, 'products.jsonl');
  const judgements = path.join(folder, 'judgements.csv');
  const records = PRODUCTS.map((product) => ({ ...product, priceMinorUnits: 100, currencyCode: 'GBP' }));
  writeFileSync(products, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  writeFileSync(judgements, ['query,productId,grade', ...JUDGEMENTS.map((row) => row.join())].join('\n'));
  return ['--data', 'file', '--judgements', judgements, '--products', products];
}
