import { expect, it } from '@jest/globals';
import type { Product } from '../../../src/domain/products/product.js';
import { SEARCH_SORTS, type SearchSort } from '../../../src/domain/search-sort.js';
import type { IndexSearch } from '../../../src/stores/product-index.js';
import { CATALOGUE } from './catalogue.js';
import type { OpenedShop } from './opened-shop.js';

/** In which order products come, and how an order is gone through piece by piece. */
export function promiseOrders(shop: OpenedShop): void {
  const byId = new Map(CATALOGUE.map((product) => [product.id, product]));
  const keys = async (text: string, sort: SearchSort, key: (product: Product) => number): Promise<number[]> =>
    (await shop.found(text, { sort, rung: 'ANY' })).map((id) => key(byId.get(id)!));
  const ascending = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b);

  it.each(['', 'garden chair kettle'])('sorts by price and by date what %j finds', async (text) => {
    const price = ({ price: { minorUnits } }: Product): number => minorUnits;
    const age = ({ createdAt }: Product): number => -createdAt.getTime();
    const cheap = await keys(text, 'PRICE_ASCENDING', price);
    expect(cheap.length).toBeGreaterThan(5);
    expect(cheap).toEqual(ascending(cheap));
    const dear = await keys(text, 'PRICE_DESCENDING', (product) => -price(product));
    expect(dear).toEqual(ascending(dear));
    const newest = await keys(text, 'NEWEST', age);
    expect(newest).toEqual(ascending(newest));
  });

  it('sorts by popularity once it is told', async () => {
    await shop.index.setPopularity(new Map([['KET-3', 7], ['SHO-2', 20], ['KET-4', 9.5]])); // prettier-ignore
    await shop.settle();
    expect((await shop.found('', { sort: 'POPULARITY' })).slice(0, 3)).toEqual(['SHO-2', 'KET-4', 'KET-3']);
    expect((await shop.found('kettle', { sort: 'POPULARITY' })).slice(0, 2)).toEqual(['KET-4', 'KET-3']);
    await shop.index.setPopularity(new Map([['KET-1', 1]]));
    await shop.settle();
    expect((await shop.found('kettle', { sort: 'POPULARITY' }))[0]).toBe('KET-1');
  });

  it('does not let a sort change what is found', async () => {
    const everything = CATALOGUE.map(({ id }) => id).sort();
    for (const sort of SEARCH_SORTS) {
      expect((await shop.found('', { sort })).sort()).toEqual(everything);
      expect((await shop.found('kettle', { sort })).sort()).toEqual((await shop.found('kettle')).sort());
    }
  });

  it.each(SEARCH_SORTS)('by %s goes on where the shown ones end, equals included', async (sort) => {
    for (const [text, rung] of [
      ['', 'ALL'],
      ['garden chair kettle lamp', 'ANY'],
    ] as const) {
      // prettier-ignore
      const request: Partial<IndexSearch> = { sort, rung };
      const whole = await shop.search(text, request);
      const shown: string[] = [];
      while (shown.length < whole.totalCount) {
        const page = await shop.search(text, { ...request, limit: 7, exclude: shown });
        expect(page.totalCount).toBe(whole.totalCount);
        expect(page.matches.length).toBe(Math.min(7, whole.totalCount - shown.length));
        shown.push(...page.matches.map(({ productId }) => productId));
      }
      expect(shown).toEqual(whole.matches.map(({ productId }) => productId));
      expect((await shop.search(text, { ...request, exclude: shown })).matches).toEqual([]);
    }
  });

  it('gives the whole catalogue for no text', async () => {
    for (const text of ['', '  \n'])
      expect(await shop.search(text)).toMatchObject({ totalCount: CATALOGUE.length, rung: 'ALL' });
    expect((await shop.search('', { limit: 3 })).matches).toHaveLength(3);
  });

  it('knows how many products it has', async () => {
    expect(await shop.index.stats()).toEqual({ products: CATALOGUE.length, vectors: 0 });
  });
}
