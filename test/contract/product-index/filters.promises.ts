import { expect, it } from '@jest/globals';
import type { ProductFilter } from '../../../src/domain/products/product-filter.js';
import { productMatchesFilter } from '../../../src/domain/products/product-matches-filter.js';
import { CATALOGUE } from './catalogue.js';
import type { OpenedShop } from './opened-shop.js';

/** Which products a filter lets through. */
export function promiseFilters(shop: OpenedShop): void {
  const passing = async (filter: ProductFilter, text = ''): Promise<string[]> =>
    (await shop.found(text, { filter })).sort();

  it('includes both ends of a price range', async () => {
    expect(await passing({ price: { min: 2499, max: 2999 } }, 'kettle')).toEqual(['KET-1', 'KET-3']);
    expect(await passing({ price: { max: 499 } })).toEqual(['BRU-1']);
    expect(await passing({ price: { min: 29_999 } })).toEqual(['TEN-2']);
    expect(await passing({ price: { min: 5, max: 4 } })).toEqual([]);
  });

  it('separates what is in stock from what is not', async () => {
    expect(await passing({ inStock: false }, 'kettles')).toEqual(['KET-4']);
    expect(await passing({ inStock: true }, 'travel kettles')).not.toContain('KET-4');
  });

  it('finds a category anywhere in the path', async () => {
    const kitchen = await passing({ facets: [{ facet: 'category', anyOf: ['Kitchen'] }] });
    expect(kitchen).toEqual(expect.arrayContaining(['KET-1', 'KNI-2', 'TEA-2']));
    expect(kitchen).toHaveLength(14);
    expect(await passing({ facets: [{ facet: 'category', anyOf: ['Kettles'] }] })).toHaveLength(4);
  });

  it('takes any value of one facet and all of several facets', async () => {
    const facets = [
      { facet: 'Colour', anyOf: ['Red', 'Blue'] },
      { facet: 'category', anyOf: ['Kettles', 'Mugs'] },
    ];
    expect(await passing({ facets })).toEqual(['KET-2', 'KET-3', 'MUG-2', 'MUG-3']);
    expect(await passing({ facets: [{ facet: 'Size', anyOf: [] }] })).toEqual([]);
  });

  it('reads names of attributes in any case, and values exactly', async () => {
    expect(await passing({ facets: [{ facet: 'cOLOUR', anyOf: ['Gold'] }] })).toEqual(['HAT-1', 'LAM-1']);
    expect(await passing({ facets: [{ facet: 'Colour', anyOf: ['gold'] }] })).toEqual([]);
  });

  it('keeps to given products and leaves out given ones', async () => {
    const productIds = ['KET-1', 'KET-2', 'MUG-1', 'unknown'];
    expect(await passing({ productIds })).toEqual(['KET-1', 'KET-2', 'MUG-1']);
    expect(await passing({ productIds, excludeProductIds: ['KET-1'] }, 'kettle')).toEqual(['KET-2']);
    expect(await passing({ productIds: [] })).toEqual([]);
  });

  it('joins all its parts', async () => {
    const filter: ProductFilter = {
      facets: [{ facet: 'category', anyOf: ['Home'] }],
      price: { min: 500, max: 4000 },
      inStock: true,
      excludeProductIds: ['MUG-1'],
    };
    const expected = CATALOGUE.filter(productMatchesFilter(filter)).map(({ id }) => id);
    expect(await passing(filter)).toEqual(expected.sort());
    expect((await shop.search('', { filter, limit: 1 })).totalCount).toBe(expected.length);
  });
}
