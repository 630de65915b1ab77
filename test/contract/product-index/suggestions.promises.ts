import { expect, it } from '@jest/globals';
import type { OpenedShop } from './opened-shop.js';

/** What is offered to somebody who is typing. */
export function promiseSuggestions(shop: OpenedShop): void {
  const suggest = (text: string, first = 10) => shop.index.suggest(text, first);
  const queryTexts = async (text: string): Promise<string[]> =>
    (await suggest(text)).queries.map((query) => query.text.toLowerCase());

  it('completes words from titles, with products and categories', async () => {
    const { queries, productIds, categories } = await suggest('kett');
    expect(queries[0]!.text.toLowerCase()).toMatch(/^kettles?/);
    expect([...productIds].sort()).toEqual(expect.arrayContaining(['KET-1', 'KET-2', 'KET-3', 'KET-4']));
    expect(categories).toEqual([{ path: ['Home', 'Kitchen', 'Kettles'], count: 4 }]);
  });

  it('completes the last of several words, wherever they stand in a title', async () => {
    expect(await queryTexts('stove ket')).toEqual(expect.arrayContaining(['stove kettle']));
    expect((await suggest('stove ket')).productIds).toEqual(['KET-3']);
  });

  it('counts the products below a category', async () => {
    const { categories } = await suggest('kitch');
    expect(categories).toEqual([{ path: ['Home', 'Kitchen'], count: 14 }]);
  });

  it('offers the product whose part number is half typed', async () => {
    expect((await suggest('xk-447')).productIds.slice(0, 2).sort()).toEqual(['DRI-1', 'DRI-2']);
  });

  it.each(['ketle', 'kettel', 'kattle'])('tolerates the typo in %j', async (text) => {
    const { queries, productIds } = await suggest(text);
    expect(queries[0]!.text.toLowerCase()).toMatch(/^kettles?/);
    expect(productIds).toContain('KET-1');
  });

  it('offers what shoppers searched first, most frequent first', async () => {
    await shop.index.setPopularQueries([
      { text: 'stove top espresso', shoppers: 90 },
      { text: 'kettle descaler', shoppers: 40 },
      { text: 'kettle', shoppers: 12 },
    ]);
    await shop.settle();
    expect((await queryTexts('kett')).slice(0, 2)).toEqual(['kettle descaler', 'kettle']);
    expect(await queryTexts('')).toEqual(['stove top espresso', 'kettle descaler', 'kettle']);
    await shop.index.setPopularQueries([]);
    await shop.settle();
    expect(await queryTexts('kett')).not.toContain('kettle descaler');
  });

  it('offers no product or category before anything is typed', async () => {
    expect(await suggest('')).toEqual({ queries: [], productIds: [], categories: [] });
  });

  it('gives no more than asked, and nothing twice', async () => {
    const { queries, productIds, categories } = await suggest('s', 3);
    for (const offered of [
      queries.map(({ text }) => text),
      productIds,
      categories.map(({ path }) => path.join()),
    ]) {
      expect(offered.length).toBeLessThanOrEqual(3);
      expect(new Set(offered).size).toBe(offered.length);
    }
  });

  it('marks what was typed, in pieces that join to the text', async () => {
    for (const { text, highlights } of (await suggest('kett')).queries) {
      expect(highlights.map((piece) => piece.text).join('')).toBe(text);
      const first = highlights.find(({ matched }) => matched);
      expect(first!.text.toLowerCase()).toMatch(/^kett/);
    }
  });

  it('offers nothing for a beginning like no other', async () => {
    expect(await suggest('qqqqqqq')).toEqual({ queries: [], productIds: [], categories: [] });
  });
}
