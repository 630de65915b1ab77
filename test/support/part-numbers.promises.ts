import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { EvaluatedShop } from '../../src/evaluation/evaluated-shop.js';
import type { OpenedEngine } from '../../src/evaluation/opened-engine.js';
import { SEMANTIC } from '../../src/evaluation/search/configuration.js';
import { FakeTextEncoder } from './fake-text-encoder.js';
import { draft } from './make.js';
import { temporaryFolder } from './temporary-folder.js';

const PART_NUMBERS = 500;
const KINDS = ['Drill', 'Kettle', 'Monitor arm', 'Garden hose', 'Ink cartridge'];
const LETTERS = ['XK', 'HX', 'EPD', 'PG'];

/** 'XK-1000', 'HX-1017', ...: no two of them one code, many of them beginning alike. */
const partNumber = (i: number): string => `${LETTERS[i % LETTERS.length]}-${1000 + 17 * i}`;

const PRODUCTS = Array.from({ length: PART_NUMBERS }, (_, i) =>
  draft(`part-${i}`, {
    title: `${KINDS[i % KINDS.length]} ${partNumber(i)}`,
    // Another one's number in its text is the hardest neighbour.
    description: `Goes with ${partNumber((i + 1) % PART_NUMBERS)}.`,
    brand: 'Boltwerk',
  }),
);

const SPELLINGS: readonly [string, (code: string) => string][] = [
  ['as it is printed', (code) => code],
  ['in one piece', (code) => code.replace('-', '')],
  ['in two words', (code) => code.replace('-', ' ')],
  ['small, in two words', (code) => code.replace('-', ' ').toLowerCase()],
];

/** Whoever types a part number gets its product first, with an encoder that finds everything like everything. */
export function promisePartNumbers(open: () => Promise<OpenedEngine>): void {
  const folder = temporaryFolder();
  const { models } = new FakeTextEncoder();
  let engine: OpenedEngine;
  let shop: EvaluatedShop;
  beforeAll(async () => {
    engine = await open();
    shop = await EvaluatedShop.fill(engine, PRODUCTS, { models, vectorsFolder: folder });
  });
  afterAll(() => engine.close());

  it.each(SPELLINGS)(
    `finds each of ${PART_NUMBERS} part numbers first, written %s`,
    async (_how, spell) => {
      const wrong: string[] = [];
      for (let i = 0; i < PART_NUMBERS; i++) {
        const text = spell(partNumber(i));
        const { products } = await shop.search({ text }, SEMANTIC);
        if (products[0]?.id !== `part-${i}`) wrong.push(`${text}: ${products[0]?.id}`);
      }
      expect(wrong).toEqual([]);
    },
    60_000,
  );
}
