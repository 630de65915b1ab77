import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip, gunzipSync } from 'node:zlib';
import { z } from 'zod';
import type { RecommendData } from './recommend-data.js';
import { EQUAL_STEPS, sequenceOrders, type Sequence } from './sequence-orders.js';
import { unnamedProduct } from './unnamed-product.js';

const SEQUENCES = {
  beauty: {
    name: 'Amazon Beauty, 5-core',
    file: 'amazon-beauty/sequences.txt.gz',
    /** A line begins with the customer's number. */
    named: true,
    attributes: 'amazon-beauty/item_attributes.json.gz',
    remarks: [EQUAL_STEPS, 'Products have the numbers of their attributes for titles.'],
  },
  'ml-1m': {
    name: 'MovieLens-1M',
    file: 'movielens-1m/ml-1m_gsasrec_train_input.txt.gz',
    named: false,
    attributes: undefined,
    remarks: [
      'The target is the last stored training item, since the stored files lack the last but one: not comparable with published figures.',
      EQUAL_STEPS,
    ],
  },
} as const;
export type SequenceSet = keyof typeof SEQUENCES;

const attributesOf = z.record(z.string(), z.array(z.int()));

/** The numbered sequences of a published set below `dataDir`: a line of item numbers for each customer. */
export async function readSequences(dataDir: string, set: SequenceSet): Promise<RecommendData> {
  const { name, file, named, attributes, remarks } = SEQUENCES[set];
  const lines = createInterface({
    input: createReadStream(path.join(dataDir, file)).pipe(createGunzip()),
  });
  const sequences: Sequence[] = [];
  for await (const line of lines) {
    const words = line.split(' ').filter((word) => word !== '');
    if (words.length === 0) continue;
    const customer = named ? words[0]! : String(sequences.length + 1);
    sequences.push({ customer, productIds: named ? words.slice(1) : words });
  }
  const ids = new Set(sequences.flatMap(({ productIds }) => productIds));
  const words = attributes === undefined ? {} : await readAttributes(path.join(dataDir, attributes));
  const products = new Map([...ids].map((id) => [id, unnamedProduct(id, words[id])]));
  return { name, orders: sequenceOrders(sequences), products, dated: false, remarks };
}

/** By the product's id: the numbers of what it is like, which nobody knows the names of, as words. */
async function readAttributes(file: string): Promise<Record<string, string[]>> {
  const read = attributesOf.parse(JSON.parse(gunzipSync(await readFile(file)).toString()));
  return Object.fromEntries(
    Object.entries(read).map(([id, numbers]) => [id, numbers.map((number) => `a${number}`)]),
  );
}
