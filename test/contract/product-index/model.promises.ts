import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ProductFilter } from '../../../src/domain/products/product-filter.js';
import { productMatchesFilter } from '../../../src/domain/products/product-matches-filter.js';
import type { Product } from '../../../src/domain/products/product.js';
import { SEARCH_SORTS, type SearchSort } from '../../../src/domain/search-sort.js';
import type { IndexChange } from '../../../src/stores/product-index.js';
import { product } from '../../support/make.js';
import { bruteFacet } from './brute-force.js';
import { openedShop, type OpenIndex } from './opened-shop.js';

const IDS = Array.from({ length: 12 }, (_, i) => `p${i}`);
const BRANDS = ['Ash', 'Birch', 'Cedar'];
const LEVELS = ['Home', 'Garden', 'Sale'];
const COLOURS = ['Red', 'Green', 'Blue'];
const FACETS = { brand: BRANDS, category: LEVELS, Colour: COLOURS };
const RUNS = 40;

const someOf = (values: readonly string[]) => fc.subarray([...values]);
const minorUnits = fc.integer({ min: 0, max: 5 });

const anyProduct = (id: string, i: number) =>
  fc
    .record({
      title: fc.constantFrom('Kettle', 'Lamp', 'Kettle and lamp'),
      brand: fc.option(fc.constantFrom(...BRANDS)),
      categoryPath: someOf(LEVELS),
      colours: someOf(COLOURS),
      inStock: fc.boolean(),
      minorUnits,
      day: fc.integer({ min: 1, max: 3 }),
    })
    .map(({ colours, minorUnits: amount, day, ...extra }): Product =>
      product(id, {
        ...extra,
        version: i,
        price: { minorUnits: amount, currencyCode: 'GBP' },
        createdAt: new Date(Date.UTC(2026, 0, day)),
        attributes: colours.map((value) => ({ name: 'Colour', value })),
      }),
    );

const anyFilter: fc.Arbitrary<ProductFilter> = fc.record(
  {
    facets: fc.uniqueArray(
      fc
        .constantFrom(...(Object.keys(FACETS) as (keyof typeof FACETS)[]))
        .chain((facet) => someOf(FACETS[facet]).map((anyOf) => ({ facet, anyOf }))),
      { selector: ({ facet }) => facet },
    ),
    price: fc.record({ min: minorUnits, max: minorUnits }, { requiredKeys: [] }),
    inStock: fc.boolean(),
    productIds: someOf(IDS),
    excludeProductIds: someOf(IDS),
  },
  { requiredKeys: [] },
);

const SORT_KEYS: Partial<Record<SearchSort, (product: Product) => number>> = {
  PRICE_ASCENDING: ({ price }) => price.minorUnits,
  PRICE_DESCENDING: ({ price }) => -price.minorUnits,
  NEWEST: ({ createdAt }) => -createdAt.getTime(),
};

/** The index against a model that one can check by eye, on catalogues, questions and changes drawn at random. */
export function promiseToKeepToTheModel(open: OpenIndex): void {
  const shop = openedShop(open);
  /** Grows through the runs, which share an index: a later run's state of a product is the newer one. */
  let versions = 0;

  async function become(products: readonly Product[]): Promise<void> {
    versions += IDS.length;
    const kept = products.map((each) => ({ ...each, version: each.version + versions }));
    const gone = IDS.filter((id) => !products.some((each) => each.id === id));
    await shop.apply([
      ...kept.map((each): IndexChange => ({ kind: 'upsert', product: each })),
      ...gone.map((productId): IndexChange => ({ kind: 'delete', productId, version: versions })),
    ]);
  }

  it('filters, counts and sorts like the model', async () => {
    const catalogue = fc.tuple(...IDS.map(anyProduct)).chain((all) => fc.subarray(all));
    const text = fc.constantFrom('', 'kettle');
    const sort = fc.constantFrom(...SEARCH_SORTS);
    await fc.assert(
      fc.asyncProperty(catalogue, anyFilter, text, sort, async (products, filter, words, order) => {
        await become(products);
        const matching = products.filter(({ title }) => title.toLowerCase().includes(words));
        const expected = matching.filter(productMatchesFilter(filter));
        const { matches, totalCount } = await shop.search(words, { filter, sort: order, rung: 'ALL' });
        const ids = matches.map(({ productId }) => productId);
        expect([...ids].sort()).toEqual(expected.map(({ id }) => id).sort());
        expect(totalCount).toBe(expected.length);
        const key = SORT_KEYS[order] ?? (() => 0);
        const keys = ids.map((id) => key(products.find((each) => each.id === id)!));
        expect(keys).toEqual([...keys].sort((a, b) => a - b));
        const names = Object.keys(FACETS);
        const facets = await shop.index.facets({ text: words, rung: 'ALL', filter, names, first: 100 });
        expect(facets).toEqual(names.map((name) => bruteFacet(matching, name, filter)));
      }),
      { seed: 11, numRuns: RUNS },
    );
  });

  it('ends in the latest states, in whatever order and company changes arrive', async () => {
    const change = fc.record({ id: fc.constantFrom(...IDS.slice(0, 5)), deletes: fc.boolean() });
    const arrivals = fc
      .array(change, { minLength: 1, maxLength: 12 })
      .map((changes) => changes.map((each, i) => ({ ...each, at: i + 1 })))
      .chain((changes) =>
        fc.tuple(
          fc.constant(changes),
          fc.shuffledSubarray([...changes, ...changes], { minLength: changes.length * 2 }),
          fc.integer({ min: 1, max: 6 }),
        ),
      );
    await fc.assert(
      fc.asyncProperty(arrivals, async ([changes, shuffled, batch]) => {
        await become([]);
        const base = versions;
        versions += changes.length;
        const toChange = ({ id, deletes, at }: (typeof changes)[number]): IndexChange =>
          deletes
            ? { kind: 'delete', productId: id, version: base + at }
            : {
                kind: 'upsert',
                product: product(id, { version: base + at, price: { minorUnits: at, currencyCode: 'GBP' } }),
              };
        for (let i = 0; i < shuffled.length; i += batch)
          await shop.index.apply(shuffled.slice(i, i + batch).map(toChange));
        await shop.settle();
        const latest = new Map(changes.map((each) => [each.id, each]));
        // By price, which says the state: the order tells whether each is the latest one.
        const expected = [...latest.values()].filter(({ deletes }) => !deletes).sort((a, b) => a.at - b.at);
        expect(await shop.found('', { sort: 'PRICE_ASCENDING' })).toEqual(expected.map(({ id }) => id));
        expect((await shop.index.stats()).products).toBe(expected.length);
      }),
      { seed: 12, numRuns: RUNS },
    );
  });
}
