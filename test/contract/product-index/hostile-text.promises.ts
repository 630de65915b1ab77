import { expect, it } from '@jest/globals';
import { product } from '../../support/make.js';
import { CATALOGUE } from './catalogue.js';
import { openedShop, type OpenIndex } from './opened-shop.js';

/** Far more than any of these needs on a slow machine, far less than a regular expression that runs away. */
const PATIENCE_MS = 5000;

const HOSTILE: Record<string, string> = {
  emoji: '🫖🔥 kettle 👩‍👩‍👧‍👦 🇬🇧',
  'half an emoji': 'kettle \ud83e',
  '10,000 letters': 'k'.repeat(10_000),
  '10,000 characters of one word': 'kettle '.repeat(1429),
  '10,000 characters of unknown words': Array.from({ length: 1250 }, (_, i) => `ket${i.toString(36)}zq`).join(' '), // prettier-ignore
  '10,000 misspelt words': 'ketle '.repeat(1667),
  '10,000 signs': '-'.repeat(10_000),
  'control characters': 'ket\u0000tle\u0007\u001b[31m\r\n\t kettle',
  'a regular expression': '^(k+)+$|.*[a-z]{1,99}(?=x)\\1 (((',
  'the syntax of Lucene': '+kettle -"glass AND (title:* OR _exists_:x) ^5~2 /[a-z]+/ [* TO *] {!x} \\',
  'names of objects': 'constructor __proto__ toString hasOwnProperty prototype',
  __proto__: '__proto__',
  JSON: '{"match_all":{}}',
  SQL: "'; DROP TABLE products; --",
  HTML: '<script>alert(1)</script>&amp;',
  'many accents': `k${'\u0301'.repeat(500)}ettle`,
  'right to left': '\u202eelttek قوري',
  'other scripts': 'чайник 水壶 केतली 𝐤𝐞𝐭𝐭𝐥𝐞',
  'zero width': 'ket\u200btle\ufeff',
};

const NAMES = ['__proto__', 'constructor', 'toString'];

/** Whatever is typed, the index answers, soon. */
export function promiseToBearAnyText(open: OpenIndex): void {
  const odd = product('__proto__', {
    title: 'constructor toString',
    brand: '__proto__',
    categoryPath: ['constructor'],
    attributes: [{ name: '__proto__', value: 'hasOwnProperty' }],
  });
  const shop = openedShop(open, [...CATALOGUE, odd]);

  it.each(Object.entries(HOSTILE))('bears %s', async (_name, text) => {
    const { index } = shop;
    const startedAt = performance.now();
    const { searched } = await index.correct(text);
    for (const typed of [text, searched]) {
      const { matches, rung } = await shop.search(typed, { enough: 100 });
      expect(matches.length).toBeLessThanOrEqual(100);
      await index.facets({ text: typed, rung, filter: {}, first: 10 });
      await index.highlight(typed, ['KET-1', 'DRI-1', text.slice(0, 100)]);
      await index.suggest(typed, 10);
    }
    const filter = { facets: [{ facet: text.slice(0, 100), anyOf: [text.slice(0, 100)] }], productIds: [text.slice(0, 100)] }; // prettier-ignore
    expect((await shop.search('', { filter })).matches.length).toBeLessThanOrEqual(1);
    expect(performance.now() - startedAt).toBeLessThan(PATIENCE_MS);
  });

  it('knows words, ids and facets that are names of objects', async () => {
    expect(await shop.found('constructor')).toEqual(['__proto__']);
    expect(await shop.found('', { filter: { productIds: ['__proto__'] } })).toEqual(['__proto__']);
    const facets = [{ facet: '__proto__', anyOf: ['hasOwnProperty'] }];
    expect(await shop.found('', { filter: { facets } })).toEqual(['__proto__']);
    expect(await shop.index.facets({ text: '', rung: 'ALL', filter: {}, names: NAMES, first: 9 })).toEqual([
      { name: '__proto__', values: [{ value: 'hasOwnProperty', count: 1, selected: false }] },
      { name: 'constructor', values: [] },
      { name: 'toString', values: [] },
    ]);
  });
}
