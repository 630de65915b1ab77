import { expect, it } from '@jest/globals';
import type { ProductFilter } from '../../../src/domain/products/product-filter.js';
import type { OpenedShop } from './opened-shop.js';

/** What is like given products by its words and categories. */
export function promiseSimilar(shop: OpenedShop): void {
  const similar = async (ids: readonly string[], limit = 10, filter: ProductFilter = {}): Promise<string[]> =>
    (await shop.index.similar(ids, limit, filter)).map(({ productId }) => productId);

  it('puts like things first', async () => {
    expect((await similar(['KET-1'], 2)).sort()).toEqual(['KET-2', 'KET-3']);
    expect((await similar(['TON-1']))[0]).toBe('TON-2');
    expect((await similar(['HEA-2']))[0]).toBe('HEA-1');
  });

  it('leaves out the given ones', async () => {
    const found = await similar(['KET-1', 'KET-2']);
    expect(found[0]).toBe('KET-3');
    expect(found.filter((id) => id === 'KET-1' || id === 'KET-2')).toEqual([]);
  });

  it('looks at all of the given ones', async () => {
    const found = await similar(['KET-1', 'TON-1'], 10);
    expect(found).toEqual(expect.arrayContaining(['KET-2', 'TON-2']));
  });

  it('keeps to the filter and to the limit', async () => {
    const kettles = { facets: [{ facet: 'category', anyOf: ['Kettles'] }], inStock: false };
    expect(await similar(['KET-1'], 10, kettles)).toEqual(['KET-4']);
    expect(await similar(['KET-1'], 1)).toHaveLength(1);
  });

  it('scores in falling order', async () => {
    const scores = (await shop.index.similar(['KET-1'], 10, {})).map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  it('finds nothing for unknown products, and for none', async () => {
    expect(await similar(['unknown'])).toEqual([]);
    expect(await similar([])).toEqual([]);
  });
}
