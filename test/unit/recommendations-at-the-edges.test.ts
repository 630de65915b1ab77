import { describe, expect, it } from '@jest/globals';
import { range } from 'd3-array';
import type { ShopperEvent } from '../../src/domain/event.js';
import { PLACEMENTS } from '../../src/domain/placement.js';
import { UNKNOWN_VIEWER } from '../../src/domain/viewers/unknown-viewer.js';
import { ANN, daysAgo, MemoryShop, NOW } from '../support/memory-shop.js';
import { draft, shopperEvent } from '../support/make.js';

const category = (name: string, size: number) =>
  range(size).map((i) => draft(`${name}${i}`, { categoryPath: ['Home', name] }));
const SHOP = [...category('kettle', 6), ...category('cup', 6), ...category('tea', 6)];
const IDS = SHOP.map(({ id }) => id);

const did = (type: ShopperEvent['type'], identity: string, productId: string, days: number): ShopperEvent =>
  shopperEvent({ type, identity, productId, occurredAt: daysAgo(days) });
/** Cups sell best, cup0 before the others, and kettle0 goes with tea0. */
const OTHERS = [
  ...range(9).flatMap((n) =>
    ['cup0', ...(n < 5 ? ['cup1'] : [])].map((id) => did('PURCHASE', `shopper:${n}`, id, 2)),
  ),
  ...range(3).flatMap((n) => ['kettle0', 'tea0'].map((id) => did('PURCHASE', `shopper:${n}`, id, 9))),
];
/** What a crawler does: all products of a kind, several times over, five a second. */
const CRAWLED = range(600).flatMap((i) =>
  (['VIEW', 'CLICK', 'ADD_TO_CART'] as const).map((type) =>
    did(type, 'visitor:crawler', `tea${i % 6}`, 1 + i / (5 * 86_400)),
  ),
);
const milliseconds = async (work: () => Promise<unknown>): Promise<number> => {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
};

describe('a new shopper', () => {
  it.each(PLACEMENTS)('sees for %s what everybody does', async (placement) => {
    const shop = await MemoryShop.of(SHOP, OTHERS);
    const page = placement === 'HOME' || placement === 'SEARCH_EMPTY' ? [] : ['kettle0'];
    const asked = { placement, productIds: page };
    const ids = await shop.recommendedIds({ ...asked, viewer: ANN });
    expect(ids).toEqual(await shop.recommendedIds({ ...asked, viewer: UNKNOWN_VIEWER }));
    expect(ids[0]).toBe(page.length === 0 ? 'cup0' : 'tea0');
  });

  it('is known by one event', async () => {
    const shop = await MemoryShop.of(SHOP, OTHERS);
    await shop.events.append([did('VIEW', ANN.id, 'kettle0', 0)]);
    const { selected, notes } = await shop.recommend({ viewer: ANN });
    expect(notes.fallback).toBe(false);
    expect(selected[0]!.productId).toBe('tea0');
    // Another one is not.
    expect((await shop.recommendedIds())[0]).toBe('cup0');
  });
});

describe('a new product', () => {
  it('is tried out on the first page, and shown on the pages of its like', async () => {
    const shop = await MemoryShop.of(
      [...SHOP, draft('fresh', { categoryPath: ['Home', 'kettle'], createdAt: daysAgo(1) })],
      IDS.map((id) => did('PURCHASE', 'shopper:1', id, 2)),
    );
    expect((await shop.recommendedIds()).slice(0, 12)).toContain('fresh');
    expect(await shop.recommendedIds({ placement: 'PRODUCT', productIds: ['kettle3'] })).toContain('fresh');
    // Its own page is not about others like none.
    expect(await shop.recommendedIds({ placement: 'PRODUCT', productIds: ['fresh'] })).toEqual(
      expect.arrayContaining(range(6).map((i) => `kettle${i}`)),
    );
  });
});

describe('a shop of one event', () => {
  it('shows what it was about first, and everything else as well', async () => {
    const shop = await MemoryShop.of(SHOP, [did('VIEW', 'visitor:1', 'tea3', 1)]);
    const ids = await shop.recommendedIds({ viewer: ANN });
    expect(ids[0]).toBe('tea3');
    expect(ids.toSorted()).toEqual(IDS.toSorted());
  });
});

describe('a shopper of 10,000 events', () => {
  const RUNS = 15;
  const busy = (days: (i: number) => number): ShopperEvent[] =>
    range(10_000).map((i) => did(i % 4 === 0 ? 'PURCHASE' : 'VIEW', ANN.id, IDS[i % IDS.length]!, days(i)));

  it('has what they did last in mind', async () => {
    const shop = await MemoryShop.of(SHOP, OTHERS);
    await shop.events.append([...busy((i) => 2 + i / 100), did('VIEW', ANN.id, 'kettle0', 0)]);
    const { query, selected } = await shop.recommend({ viewer: ANN });
    expect(query.recent).toHaveLength(100);
    expect(query.recent![0]!.occurredAt).toEqual(NOW);
    expect(query.purchases).toHaveLength(500);
    expect(selected.length).toBe(SHOP.length);
  });

  it('waits no longer than one of a hundred', async () => {
    const [light, heavy] = [await MemoryShop.of(SHOP, OTHERS), await MemoryShop.of(SHOP, OTHERS)];
    const events = busy((i) => 2 + i / 100);
    await light.events.append(events.slice(0, 100));
    await heavy.events.append(events);
    const took = { light: Infinity, heavy: Infinity };
    // In turns, and the quickest of each: whatever else the machine does falls on both.
    for (let run = 0; run < RUNS; run++) {
      took.light = Math.min(took.light, await milliseconds(() => light.recommendedIds({ viewer: ANN })));
      took.heavy = Math.min(took.heavy, await milliseconds(() => heavy.recommendedIds({ viewer: ANN })));
    }
    // Five times as many purchases are read, not a hundred times as many events.
    expect(took.heavy / took.light).toBeLessThan(20);
  });
});

describe('a shop of bots alone', () => {
  it('is a shop without events', async () => {
    const [crawled, empty] = [await MemoryShop.of(SHOP, CRAWLED), await MemoryShop.of(SHOP)];
    for (const placement of PLACEMENTS) {
      const asked = { placement, productIds: ['tea1'] };
      expect(await crawled.recommendedIds(asked)).toEqual(await empty.recommendedIds(asked));
    }
    expect(await crawled.statistics.popularity(28)).toEqual(new Map());
  });

  it('and one of bots and shoppers is a shop of shoppers', async () => {
    const [both, shoppers] = [
      await MemoryShop.of(SHOP, [...CRAWLED, ...OTHERS]),
      await MemoryShop.of(SHOP, OTHERS),
    ];
    expect(await both.recommendedIds()).toEqual(await shoppers.recommendedIds());
  });
});
