import { describe, expect, it } from '@jest/globals';
import type { ShopperEvent } from '../../src/domain/event.js';
import { UNKNOWN_VIEWER } from '../../src/domain/viewers/unknown-viewer.js';
import { ANN, daysAgo, MemoryShop } from '../support/memory-shop.js';
import { draft, shopperEvent } from '../support/make.js';

const kettle = (id: string) => draft(id, { title: `Kettle ${id}`, categoryPath: ['Home', 'Kettles'] });
const cup = (id: string) => draft(id, { title: `Cup ${id}`, categoryPath: ['Home', 'Cups'] });
const SHOP = [
  ...['k1', 'k2', 'k3', 'k4'].map(kettle),
  ...['c1', 'c2', 'c3', 'c4'].map(cup),
  draft('t1', { title: 'Green tea', categoryPath: ['Food', 'Tea'] }),
  draft('t2', { title: 'Black tea', categoryPath: ['Food', 'Tea'] }),
];

const buy = (identity: string, days: number, ...ids: string[]): ShopperEvent[] =>
  ids.map((productId) => shopperEvent({ identity, productId, type: 'PURCHASE', occurredAt: daysAgo(days) }));
const look = (identity: string, productId: string, days = 0): ShopperEvent =>
  shopperEvent({ identity, productId, type: 'VIEW', occurredAt: daysAgo(days) });

/** Others buy kettles with tea, and cups a lot. */
const OTHERS = [
  ...buy('shopper:1', 3, 'k1', 't1'),
  ...buy('shopper:2', 4, 'k1', 't1'),
  ...buy('shopper:3', 5, 'c1'),
  ...buy('shopper:4', 2, 'c1'),
  ...buy('shopper:5', 2, 'c1', 'c2'),
];

describe('recommendations', () => {
  it('are trending products for unknown viewers', async () => {
    const shop = await MemoryShop.of(SHOP, OTHERS);
    const ranked = await shop.recommend({ viewer: UNKNOWN_VIEWER });
    expect(ranked.selected[0]!.productId).toBe('c1');
    expect(ranked.notes.fallback).toBe(true);
  });

  it('prefer what is rising to what is falling', async () => {
    const sold = (id: string, ...days: number[]) =>
      days.flatMap((day, i) => buy(`shopper:${id}${i}`, day, id));
    const shop = await MemoryShop.of(SHOP, [
      ...sold('c1', 8, 9, 10, 11, 12, 13),
      ...sold('c2', 1, 2, 3, 4, 5, 6),
      ...sold('c3', 1),
    ]);
    expect((await shop.recommendedIds()).slice(0, 3)).toEqual(['c2', 'c1', 'c3']);
  });

  it('follow looks and carts before anybody bought', async () => {
    const shop = await MemoryShop.of(SHOP, [
      look('visitor:1', 'k3', 1),
      look('visitor:2', 'k3', 1),
      shopperEvent({ identity: 'visitor:3', productId: 'c4', type: 'ADD_TO_CART', occurredAt: daysAgo(1) }),
      shopperEvent({ identity: 'visitor:3', productId: 'k4', type: 'IMPRESSION', occurredAt: daysAgo(1) }),
    ]);
    expect((await shop.recommendedIds()).slice(0, 2)).toEqual(['c4', 'k3']);
  });

  it('put what the viewer buys again first', async () => {
    const shop = await MemoryShop.of(SHOP, [...OTHERS, ...buy(ANN.id, 40, 't2'), ...buy(ANN.id, 20, 't2')]);
    const ranked = await shop.recommend({ viewer: ANN });
    expect(ranked.selected[0]!.productId).toBe('t2');
    expect(ranked.notes.fallback).toBe(false);
  });

  it('change with an event sent a moment ago', async () => {
    const shop = await MemoryShop.of(SHOP, OTHERS);
    const before = await shop.recommendedIds({ viewer: ANN });
    // The statistics do not know of it yet: the viewer's own history does.
    await shop.events.append([look(ANN.id, 'k1')]);
    const after = await shop.recommendedIds({ viewer: ANN });
    expect(after.indexOf('t1')).toBeLessThan(before.indexOf('t1'));
    expect(after[0]).toBe('t1');
    expect(after.slice(0, 5)).toEqual(expect.arrayContaining(['k2', 'k3', 'k4']));
  });

  it('ignore the viewer where personalising is off', async () => {
    const shop = await MemoryShop.of(SHOP, [...OTHERS, look(ANN.id, 'k1'), ...buy(ANN.id, 9, 't2')]);
    const off = await shop.recommendedIds({ viewer: ANN, personalise: false });
    expect(off).toEqual(await shop.recommendedIds({ viewer: UNKNOWN_VIEWER }));
  });

  it('show on a product page what goes with it and what is like it', async () => {
    const shop = await MemoryShop.of(SHOP, OTHERS);
    const ids = await shop.recommendedIds({ placement: 'PRODUCT', productIds: ['k1'] });
    expect(ids.slice(0, 4).sort()).toEqual(['k2', 'k3', 'k4', 't1']);
    expect(ids).not.toContain('k1');
  });

  it('show for a cart what goes with all of it', async () => {
    const baskets = [
      ...buy('shopper:6', 6, 'k2', 'c3'),
      ...buy('shopper:7', 7, 'c2', 'c3'),
      ...buy('shopper:8', 8, 'c2', 'c4'),
    ];
    const shop = await MemoryShop.of(SHOP, baskets);
    const ids = await shop.recommendedIds({ placement: 'CART', productIds: ['k2', 'c2'] });
    expect(ids[0]).toBe('c3');
    expect(ids).not.toEqual(expect.arrayContaining(['k2']));
    expect(ids).not.toEqual(expect.arrayContaining(['c2']));
  });

  it('know the open cart where the page does not say', async () => {
    const into = (productId: string, days: number) =>
      shopperEvent({ identity: ANN.id, productId, type: 'ADD_TO_CART', occurredAt: daysAgo(days) });
    const shop = await MemoryShop.of(SHOP, OTHERS);
    await shop.events.append([
      into('k1', 0.1),
      into('c1', 0.3),
      shopperEvent({ identity: ANN.id, productId: 'c1', type: 'REMOVE_FROM_CART', occurredAt: daysAgo(0.2) }),
    ]);
    const { selected } = await shop.recommend({ placement: 'CART', viewer: ANN });
    expect(selected[0]!.productId).toBe('t1');
    expect(selected[0]!.retrievals.get('goes-with-page')!.because).toEqual(['k1']);
  });

  it('after a purchase never show what was just bought', async () => {
    const shop = await MemoryShop.of(SHOP, [
      ...OTHERS,
      ...buy(ANN.id, 0.1, 'k1', 'c1'),
      ...buy(ANN.id, 0.5, 't1'),
    ]);
    const ids = await shop.recommendedIds({ placement: 'AFTER_PURCHASE', productIds: ['k1'], viewer: ANN });
    expect(ids.length).toBeGreaterThan(0);
    for (const bought of ['k1', 'c1', 't1']) expect(ids).not.toContain(bought);
  });

  it('fall back on the category of a page nobody bought from', async () => {
    const shop = await MemoryShop.of(SHOP, OTHERS);
    const ids = await shop.recommendedIds({ placement: 'CART', productIds: ['c4'] });
    expect(ids.slice(0, 3).sort()).toEqual(['c1', 'c2', 'c3']);
  });

  it('show the newest in a shop without events', async () => {
    const shop = await MemoryShop.of([
      draft('old', { createdAt: daysAgo(9) }),
      draft('new', { createdAt: daysAgo(1) }),
    ]);
    expect(await shop.recommendedIds()).toEqual(['new', 'old']);
  });

  it('are an empty list in an empty shop', async () => {
    const shop = await MemoryShop.of([]);
    for (const placement of ['HOME', 'PRODUCT', 'CART', 'SEARCH_EMPTY', 'AFTER_PURCHASE'] as const)
      expect(await shop.recommendedIds({ placement, viewer: ANN, productIds: ['gone'] })).toEqual([]);
  });

  it('find products that a narrow filter leaves', async () => {
    const many = Array.from({ length: 300 }, (_, i) => draft(`m${i}`));
    const sold = many.flatMap(({ id }, i) => buy(`shopper:${i}`, 2, id));
    const shop = await MemoryShop.of([...many, draft('rare', { brand: 'Orrin' })], sold);
    const filter = { facets: [{ facet: 'brand', anyOf: ['Orrin'] }] };
    expect(await shop.recommendedIds({ filter, window: 50 })).toEqual(['rare']);
  });

  it('try a new product out in each row', async () => {
    const many = Array.from({ length: 40 }, (_, i) => draft(`m${i}`));
    const sold = many.flatMap(({ id }, i) => buy(`shopper:${i}`, 2, id));
    const shop = await MemoryShop.of([...many, draft('fresh', { createdAt: daysAgo(2) })], sold);
    expect((await shop.recommendedIds()).indexOf('fresh')).toBe(11);
  });

  it('are not all of one kind', async () => {
    const sold = SHOP.flatMap(({ id }) => buy('shopper:9', id.startsWith('k') ? 1 : 10, id));
    const more = Array.from({ length: 8 }, (_, i) => kettle(`x${i}`));
    const shop = await MemoryShop.of(
      [...SHOP, ...more],
      [...sold, ...more.flatMap(({ id }) => buy('shopper:9', 1, id))],
    );
    const row = (await shop.recommendedIds()).slice(0, 10);
    expect(row.filter((id) => /^[kx]/.test(id))).toHaveLength(6);
  });
});
