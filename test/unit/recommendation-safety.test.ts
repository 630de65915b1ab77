import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EVENT_TYPES } from '../../src/domain/event.js';
import { PLACEMENTS } from '../../src/domain/placement.js';
import { productMatchesFilter } from '../../src/domain/products/product-matches-filter.js';
import { ANN, daysAgo, MemoryShop, NOW, recommendQuery } from '../support/memory-shop.js';
import { draft, shopperEvent } from '../support/make.js';

const IDS = Array.from({ length: 14 }, (_, i) => `p${i}`);
const id = fc.constantFrom(...IDS);

const products = fc.array(
  fc.record({
    id,
    inStock: fc.constantFrom(true, true, true, false),
    brand: fc.constantFrom('Orrin', 'Talbe', null),
    category: fc.constantFrom('Kettles', 'Cups', 'Tea'),
    price: fc.integer({ min: 100, max: 900 }),
    age: fc.integer({ min: 0, max: 60 }),
  }),
  { minLength: 8, maxLength: 24 },
);
const events = fc.array(
  fc.record({
    productId: id,
    type: fc.constantFrom(...EVENT_TYPES),
    identity: fc.constantFrom(ANN.id, 'visitor:bot', 'shopper:1', 'shopper:2'),
    // From the future too: the clocks of devices are wrong.
    days: fc.double({ min: -0.01, max: 40, noNaN: true }),
  }),
  { maxLength: 60 },
);
const narrow = fc.record(
  {
    facets: fc.constant([{ facet: 'brand', anyOf: ['Orrin'] }]),
    price: fc.record({ min: fc.constant(200), max: fc.constant(700) }),
    productIds: fc.subarray(IDS),
    excludeProductIds: fc.subarray(IDS),
  },
  { requiredKeys: [] },
);
const filter = fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: narrow });
const page = fc.record({
  placement: fc.constantFrom(...PLACEMENTS),
  productIds: fc.subarray(IDS, { maxLength: 4 }),
  exclude: fc.option(fc.subarray(IDS, { maxLength: 4 }), { nil: undefined }),
  personalise: fc.boolean(),
  first: fc.integer({ min: 1, max: 8 }),
  window: fc.constantFrom(3, 200),
  filter,
});

describe('recommended products', () => {
  it('may all be shown, whatever happened', async () => {
    let shown = 0;
    const anything = fc.asyncProperty(
      products,
      fc.subarray(IDS, { maxLength: 5 }),
      events,
      page,
      async (sold, deleted, happened, query) => {
        const shop = await MemoryShop.of(
          sold.map(({ category, price, age, ...product }) =>
            draft(product.id, {
              ...product,
              categoryPath: [category],
              price: { minorUnits: price, currencyCode: 'GBP' },
              createdAt: daysAgo(age),
            }),
          ),
          happened.map(({ days, ...event }) => shopperEvent({ ...event, occurredAt: daysAgo(days) })),
        );
        await shop.catalog.delete(deleted);
        const { exclude, first, ...rest } = query;
        const asked = { ...rest, viewer: ANN };
        const answered = await shop
          .answers()
          .answer(recommendQuery(asked), { first, after: undefined, resumable: true });
        const row = answered.entries.map(({ product }) => product.id);
        const ids = await shop.recommendedIds({ ...asked, continues: exclude && { exclude } });

        const live = await shop.catalog.byIds([...row, ...ids]);
        const justBought = happened.filter(
          ({ type, identity, days }) => type === 'PURCHASE' && identity === ANN.id && days < 1,
        );
        const hidden = new Set([...query.productIds, ...justBought.map(({ productId }) => productId)]);
        const passes = productMatchesFilter(query.filter);
        for (const each of [...row, ...ids]) {
          expect(live.get(each)?.inStock).toBe(true);
          expect(passes(live.get(each)!)).toBe(true);
          expect(hidden.has(each)).toBe(false);
        }
        for (const each of exclude ?? []) expect(ids).not.toContain(each);
        expect(new Set(ids).size).toBe(ids.length);
        expect(new Set(row).size).toBe(row.length);
        expect(row.length).toBeLessThanOrEqual(first);
        // The same state gives the same answer, whose begin a page is.
        const again = await shop.recommendedIds(asked);
        expect(row.slice(0, again.length)).toEqual(again.slice(0, first));
        shown += ids.length + row.length;
      },
    );
    await fc.assert(anything, { numRuns: 300, seed: NOW.getTime() });
    // A property of nothing would hold as well.
    expect(shown).toBeGreaterThan(1000);
  });
});
