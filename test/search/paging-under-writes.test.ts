import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { ProductDraft } from '../../src/domain/products/product.js';
import { SEARCH_SORTS, type SearchSort } from '../../src/domain/search-sort.js';
import { IndexedShop } from '../support/indexed-shop.js';
import { draft } from '../support/make.js';

const PRODUCTS = 500;
const PAGE = 24;
/** Fewer than the products, so that pages are also ranked anew on the way. */
const WINDOW = 100;
const WRITES_PER_PAGE = 20;
const COLOURS = ['red', 'green', 'blue', 'black', 'white'];

describe.each(SEARCH_SORTS)('paging through 500 products by %s', (sort) => {
  const rng = xoroshiro128plus(SEARCH_SORTS.indexOf(sort) + 1);
  const below = (n: number): number => uniformInt(rng, 0, n - 1);
  const lamp = (id: string): ProductDraft =>
    draft(id, {
      title: `${'bright '.repeat(below(3))}lamp ${COLOURS[below(COLOURS.length)]}`,
      price: { minorUnits: below(50), currencyCode: 'GBP' },
      createdAt: new Date(Date.UTC(2026, 0, 1 + below(100))),
    });

  let shop: IndexedShop;
  beforeEach(async () => {
    shop = new IndexedShop();
    await shop.write(Array.from({ length: PRODUCTS }, (_, i) => lamp(`p${i}`)));
  });
  afterEach(() => shop.close());

  it.each(['', 'bright lamp'])(
    'for %j shows none twice and misses none that was left alone',
    async (text) => {
      const words = text.split(' ');
      const matching = [...shop.catalog.live().products]
        .filter(({ title }) => words.every((word) => title.includes(word)))
        .map(({ id }) => id);
      const written = new Set<string>();
      const shown = await pageThrough(shop, text, sort, async () => {
        const touched = Array.from({ length: WRITES_PER_PAGE }, () => `p${below(PRODUCTS)}`);
        for (const id of touched) written.add(id);
        await shop.write(touched.slice(1).map(lamp));
        await shop.write([lamp(`new${written.size}`)]);
        await shop.delete(touched.slice(0, 1));
      });
      expect(new Set(shown).size).toBe(shown.length);
      const untouched = matching.filter((id) => !written.has(id));
      expect(untouched.length).toBeGreaterThan(100);
      expect(untouched.filter((id) => !shown.includes(id))).toEqual([]);
    },
  );
});

/** The ids of all pages; between two of them something happens. */
async function pageThrough(
  shop: IndexedShop,
  text: string,
  sort: SearchSort,
  between: () => Promise<void>,
): Promise<string[]> {
  const shown: string[] = [];
  const extra = { sort, window: WINDOW };
  let after: { readonly listId: string; readonly position: number } | undefined;
  for (;;) {
    const page = await shop.search(text, { first: PAGE, after, resumable: true }, extra);
    shown.push(...page.entries.map(({ product }) => product.id));
    if (!page.hasNextPage) return shown;
    const last = page.entries.at(-1);
    after = { listId: page.requestId, position: last ? last.position + 1 : after!.position };
    await between();
  }
}
