import { expect, it } from '@jest/globals';
import type { FacetCounts, FacetRequest } from '../../../src/stores/product-index.js';
import { bruteFacet } from './brute-force.js';
import { CATALOGUE } from './catalogue.js';
import type { OpenedShop } from './opened-shop.js';

const COLOUR_RED = { facet: 'Colour', anyOf: ['Red'] };
const BRAND_HEARTHSIDE = { facet: 'brand', anyOf: ['Hearthside'] };

/** How the values of a match set are counted. */
export function promiseFacets(shop: OpenedShop): void {
  const facets = (extra: Partial<FacetRequest> = {}): Promise<FacetCounts[]> =>
    shop.index.facets({ text: '', rung: 'ALL', filter: {}, first: 100, ...extra });

  it.each([
    ['nothing', {}],
    ['one facet', { facets: [COLOUR_RED] }],
    ['two facets', { facets: [COLOUR_RED, BRAND_HEARTHSIDE] }],
    ['two values of a facet', { facets: [{ facet: 'Colour', anyOf: ['Red', 'Blue'] }] }],
    ['a category', { facets: [{ facet: 'category', anyOf: ['Kitchen'] }] }],
    ['price and stock', { price: { min: 1999, max: 4999 }, inStock: true }],
    ['everything', { facets: [COLOUR_RED, BRAND_HEARTHSIDE], price: { max: 2499 }, inStock: true }],
    ['products', { productIds: ['KET-1', 'KET-2', 'SHO-1'], excludeProductIds: ['KET-2'] }],
  ])('counts as one would by hand, filtered by %s', async (_what, filter) => {
    const names = ['brand', 'category', 'Colour', 'Size'];
    expect(await facets({ filter, names })).toEqual(names.map((name) => bruteFacet(CATALOGUE, name, filter)));
  });

  it('does not narrow a facet by its own pick, and narrows the others', async () => {
    const filter = { facets: [BRAND_HEARTHSIDE] };
    const [brand, colour] = await facets({ filter, names: ['brand', 'Colour'] });
    expect(brand!.values.length).toBeGreaterThan(10);
    expect(brand!.values.filter(({ selected }) => selected)).toEqual([
      { value: 'Hearthside', count: 6, selected: true },
    ]);
    expect(colour!.values.reduce((sum, { count }) => sum + count, 0)).toBe(6);
  });

  it('counts what a text matches, on the rung it was found on', async () => {
    const colours = async (rung: FacetRequest['rung']) =>
      (await facets({ text: 'folding garden chair oak', rung, names: ['Colour'] }))[0]!.values;
    expect(await colours('ALL')).toEqual([{ value: 'Brown', count: 1, selected: false }]);
    expect(await colours('MOST')).toEqual([
      { value: 'Brown', count: 1, selected: false },
      { value: 'Green', count: 1, selected: false },
    ]);
    expect((await colours('ANY')).map(({ value, count }) => [value, count])).toEqual([
      ['Brown', 2],
      ['Green', 2],
      ['Black', 1],
    ]);
  });

  it('counts products beside the matches, each once', async () => {
    const [colour] = await facets({
      text: 'folding garden chair oak',
      beside: ['KET-1', 'KET-1', 'nowhere'],
      names: ['Colour'],
    });
    expect(colour!.values.reduce((sum, { count }) => sum + count, 0)).toBe(2);
  });

  it('lists the first values only, by count and then by name', async () => {
    const [all] = await facets({ names: ['Colour'] });
    const [few] = await facets({ names: ['Colour'], first: 3 });
    expect(few!.values).toEqual(all!.values.slice(0, 3));
  });

  it('keeps a picked value in sight, also where nothing has it', async () => {
    const filter = { facets: [{ facet: 'Colour', anyOf: ['Gold', 'Mauve'] }] };
    const [colour] = await facets({ filter, names: ['Colour'], first: 1 });
    expect(colour!.values.filter(({ selected }) => selected)).toEqual([
      { value: 'Gold', count: 2, selected: true },
      { value: 'Mauve', count: 0, selected: true },
    ]);
  });

  it('answers the names asked for, in their order and in any case', async () => {
    const found = await facets({ names: ['colour', 'BRAND', 'No such facet'] });
    expect(found.map(({ name }) => name)).toEqual(['Colour', 'brand', 'No such facet']);
    expect(found[2]!.values).toEqual([]);
    expect(await facets({ names: [] })).toEqual([]);
  });

  it('chooses brand, category and the commonest attributes where none are named', async () => {
    const names = (await facets()).map(({ name }) => name);
    expect(names.slice(0, 2)).toEqual(['brand', 'category']);
    expect(names).toEqual(expect.arrayContaining(['Colour', 'Size']));
  });
}
