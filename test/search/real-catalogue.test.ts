import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadMapping } from '../../src/importing/mapping/load-mapping.js';
import { requiredColumns } from '../../src/importing/mapping/required-columns.js';
import { importProducts } from '../../src/importing/products/import-products.js';
import { openFile } from '../../src/importing/reading/open-file.js';
import { IndexedShop } from '../support/indexed-shop.js';
import { drawQuestions, type Question } from '../../src/evaluation/parity/draw-questions.js';

const { DATA_DIR } = process.env;
const MINUTES = 60_000;
const QUESTIONS = 200;

const CATALOGUES = [
  { name: 'icecat', folder: 'icecat-electronics', products: 19_000 },
  { name: 'fashion', folder: 'fashion', products: 2_700 },
] as const;

for (const { name, folder, products } of CATALOGUES) {
  const title = `searching the real catalogue ${folder}`;
  (DATA_DIR ? describe : describe.skip)(DATA_DIR ? title : `${title} (skipped: DATA_DIR is not set)`, () => {
    const shop = new IndexedShop();
    let questions: readonly Question[] = [];

    beforeAll(async () => {
      const { products: mapping, delimiter } = await loadMapping(
        name,
        path.resolve('src/importing/mappings'),
      );
      const required = requiredColumns(mapping!);
      const rows = await openFile(path.join(DATA_DIR!, folder, 'products.jsonl.gz'), { delimiter, required });
      await importProducts(shop, rows, { now: new Date('2026-06-30T12:00:00Z'), mapping });
      await shop.reindex();
      questions = drawQuestions([...shop.catalog.live().products], QUESTIONS, 1);
    }, 2 * MINUTES);
    afterAll(() => shop.close());

    /** The share of questions that find their product among the first so many. */
    async function share(ask: (question: Question) => string | undefined, first: number): Promise<number> {
      let asked = 0;
      let found = 0;
      for (const question of questions) {
        const text = ask(question);
        if (text === undefined) continue;
        asked++;
        const ids = await shop.found(text, first);
        if (ids.includes(question.productId)) found++;
        else if (process.env.SHOW)
          console.log(
            text,
            '|',
            question.title,
            '|',
            question.productId,
            ids.map(String).join(' '),
            (await shop.search(text, { first: 10, resumable: false })).notes,
          );
      }
      if (process.env.SHOW) console.log(name, first, found, asked);
      return found / asked;
    }

    it('holds the whole catalogue', async () => {
      expect((await shop.index.stats()).products).toBeGreaterThan(products);
      expect(questions).toHaveLength(QUESTIONS);
    });
    it(
      'finds a product by a piece of its title in the first 5',
      async () => {
        expect(await share(({ piece }) => piece, 5)).toBeGreaterThanOrEqual(0.99);
      },
      MINUTES,
    );
    it(
      'finds it with a typo in one word in the first 10',
      async () => {
        expect(await share(({ misspelt }) => misspelt, 10)).toBeGreaterThanOrEqual(0.95);
      },
      MINUTES,
    );
    it(
      'finds it by its exact identifier first',
      async () => {
        expect(await share(({ identifier }) => identifier, 1)).toBe(1);
      },
      MINUTES,
    );
  });
}
