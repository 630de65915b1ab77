import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ShopperEvent } from '../../src/domain/event.js';
import { MACHINE_RULES } from '../../src/domain/demand/machine-rules.js';
import type { Neighbour, ShopStatistics } from '../../src/stores/shop-statistics.js';
import { shopperEvent, withinAMinute } from '../support/make.js';

/** Statistics of an empty shop of p1 to p9, and a way to let events happen and be counted. */
export interface CountedShop {
  readonly statistics: ShopStatistics;
  happen(events: readonly ShopperEvent[]): Promise<void>;
}

const basket = (identity: string, day: number, ...ids: string[]): ShopperEvent[] =>
  ids.map((productId) =>
    shopperEvent({ identity, productId, type: 'PURCHASE', occurredAt: new Date(Date.UTC(2026, 4, day)) }),
  );

const idsOf = (neighbours: readonly Neighbour[]): string[] => neighbours.map(({ productId }) => productId);

/** What every store of shop statistics promises about neighbours. `open` gives an empty one each time. */
export function describeShopStatistics(name: string, open: () => Promise<CountedShop>): void {
  describe(`shop statistics: ${name}`, () => {
    let shop: CountedShop;
    beforeEach(async () => void (shop = await open()));

    it('find what is bought together', async () => {
      await shop.happen([
        ...basket('shopper:1', 1, 'p1', 'p2'),
        ...basket('shopper:2', 1, 'p1', 'p2', 'p3'),
        ...basket('shopper:3', 1, 'p3', 'p4'),
      ]);
      const found = (await shop.statistics.boughtTogether(['p1', 'p9'])).get('p1')!;
      expect(found.map(({ productId }) => productId)).toEqual(['p2', 'p3']);
      expect(found[0]!.score).toBeCloseTo(1, 5);
      expect(found[1]!.score).toBeCloseTo(0.5, 5);
      expect((await shop.statistics.boughtTogether(['p9'])).get('p9')).toEqual([]);
    });

    it('find what is bought next', async () => {
      await shop.happen([
        ...basket('shopper:1', 1, 'p1'),
        ...basket('shopper:2', 2, 'p1', 'p4'),
        ...basket('shopper:1', 5, 'p2'),
        ...basket('shopper:2', 6, 'p2'),
        ...basket('shopper:2', 9, 'p3'),
      ]);
      const found = await shop.statistics.boughtNext(['p1', 'p3', 'p9']);
      // p2 follows p1 twice at once, p3 once a basket later; p4 lay in the same basket, which is not next.
      expect(found.get('p1')!.map(({ productId }) => productId)).toEqual(['p2', 'p3']);
      expect(found.get('p1')![0]!.score).toBeCloseTo(2 / (22 ** 0.5 * 22 ** 0.6), 5);
      expect(found.get('p1')![1]!.score).toBeCloseTo(Math.SQRT1_2 / (22 ** 0.5 * 21 ** 0.6), 5);
      // What came before counts .3.
      expect(found.get('p3')!.map(({ productId }) => productId)).toEqual(['p2', 'p4', 'p1']);
      expect(found.get('p3')![0]!.score).toBeCloseTo(0.3 / (21 ** 0.5 * 22 ** 0.6), 5);
      expect(found.get('p9')).toEqual([]);
    });

    it('find what is looked at in one session, not what is shown, nor what is looked at another time', async () => {
      const look = (
        identity: string,
        minutes: number,
        productId: string,
        type: ShopperEvent['type'] = 'VIEW',
      ) =>
        shopperEvent({ identity, productId, type, occurredAt: new Date(Date.UTC(2026, 4, 1, 0, minutes)) });
      await shop.happen([
        look('shopper:1', 0, 'p1'),
        look('shopper:1', 20, 'p2', 'CLICK'),
        look('shopper:1', 21, 'p5', 'IMPRESSION'),
        look('shopper:1', 60, 'p3'),
        look('session:2', 0, 'p1'),
        look('session:2', 9, 'p4', 'ADD_TO_CART'),
        look('session:2', 12, 'p2'),
        ...basket('shopper:1', 1, 'p1', 'p6'),
      ]);
      const found = await shop.statistics.viewedTogether(['p1', 'p3', 'p9']);
      expect(idsOf(found.get('p1')!)).toEqual(['p2', 'p4']);
      expect(found.get('p1')![0]!.score).toBeCloseTo(1, 5);
      expect(found.get('p1')![1]!.score).toBeCloseTo(Math.SQRT1_2, 5);
      expect([found.get('p3'), found.get('p9')]).toEqual([[], []]);
    });

    it('know nothing of what machines bought', async () => {
      await shop.happen([
        ...basket('shopper:1', 1, 'p1', 'p2'),
        ...basket('visitor:machine', 1, 'p1', 'p3'),
        ...basket('visitor:machine', 3, 'p4'),
        ...withinAMinute('visitor:machine', MACHINE_RULES.maxByHandAMinute + 1),
      ]);
      expect(idsOf((await shop.statistics.boughtTogether(['p1'])).get('p1')!)).toEqual(['p2']);
      expect((await shop.statistics.boughtNext(['p1'])).get('p1')).toEqual([]);
    });

    it('take the quickest hand for a hand', async () => {
      await shop.happen([
        ...basket('visitor:quick', 1, 'p1', 'p3'),
        ...withinAMinute('visitor:quick', MACHINE_RULES.maxByHandAMinute),
      ]);
      expect(idsOf((await shop.statistics.boughtTogether(['p1'])).get('p1')!)).toEqual(['p3']);
    });
  });
}
