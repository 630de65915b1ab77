import { describe, expect, it } from '@jest/globals';
import type { ShopperEvent } from '../../src/domain/event.js';
import { MACHINE_RULES } from '../../src/domain/demand/machine-rules.js';
import type { ShopStatistics } from '../../src/stores/shop-statistics.js';
import { shopperEvent, withinAMinute } from '../support/make.js';

/** What all statistics promise of products' records. `count` takes events in, as the shop's jobs do; the shop sells p1 to p9. */
export function describeProductRecords(
  name: string,
  open: () => Promise<{ statistics: ShopStatistics; count(events: readonly ShopperEvent[]): Promise<void> }>,
): void {
  const daysAgo = (days: number): Date => new Date(Date.now() - days * 86_400_000);
  const event = (type: ShopperEvent['type'], productId: string, days: number, extra = {}): ShopperEvent =>
    shopperEvent({ type, productId, occurredAt: daysAgo(days), identity: 'shopper:1', ...extra });

  describe(`records of products: ${name}`, () => {
    it('say how much they were wanted, since when and how lately', async () => {
      const { statistics, count } = await open();
      await count([
        event('PURCHASE', 'p1', 1),
        event('PURCHASE', 'p1', 10, { identity: 'shopper:2' }),
        event('ADD_TO_CART', 'p2', 40),
        event('PURCHASE', 'p2', 60),
      ]);
      const { byProduct } = await statistics.records();
      expect(byProduct.get('p1')).toEqual({
        demand: { 7: 1, 14: 2, 28: 2, 56: 2 },
        totalDemand: 2,
        daysSinceFirst: 9,
        daysSinceLast: 0,
        buyers: 2,
        repeatBuyers: 0,
      });
      expect(byProduct.get('p2')).toMatchObject({
        demand: { 7: 0, 14: 0, 28: 0, 56: 0.3 },
        daysSinceFirst: 59,
        daysSinceLast: 39,
      });
      expect(byProduct.has('p3')).toBe(false);
    });

    it('know nothing of today', async () => {
      const { statistics, count } = await open();
      await count([event('PURCHASE', 'p1', 2), event('PURCHASE', 'p1', 0), event('IMPRESSION', 'p2', 0)]);
      const { byProduct } = await statistics.records();
      expect(byProduct.get('p1')).toMatchObject({ totalDemand: 1, buyers: 1, repeatBuyers: 0 });
      expect(byProduct.has('p2')).toBe(false);
    });

    it('count who came back on another day, not who bought twice on one', async () => {
      const { statistics, count } = await open();
      await count([
        event('PURCHASE', 'p1', 3),
        event('PURCHASE', 'p1', 5),
        event('PURCHASE', 'p1', 4, { identity: 'shopper:2' }),
        event('PURCHASE', 'p1', 4, { identity: 'shopper:2' }),
      ]);
      const { byProduct } = await statistics.records();
      expect(byProduct.get('p1')).toMatchObject({ buyers: 2, repeatBuyers: 1 });
    });

    it('count what shoppers did, not what they were shown', async () => {
      const { statistics, count } = await open();
      await count([
        event('IMPRESSION', 'p1', 1, { position: 0 }),
        event('REMOVE_FROM_CART', 'p2', 1),
        event('CLICK', 'p3', 2),
      ]);
      const { byProduct } = await statistics.records();
      expect([...byProduct.keys()]).toEqual(['p3']);
      expect(byProduct.get('p3')).toMatchObject({ totalDemand: 0.1, daysSinceLast: 0 });
    });

    it('know nothing of what machines did', async () => {
      const { statistics, count } = await open();
      const machine = { identity: 'visitor:machine' };
      await count([
        event('PURCHASE', 'p1', 3),
        event('PURCHASE', 'p1', 3, machine),
        event('IMPRESSION', 'p2', 4, machine),
        ...withinAMinute('visitor:machine', MACHINE_RULES.maxByHandAMinute + 1, {
          productId: 'p3',
          type: 'CLICK',
        }),
      ]);
      const { byProduct } = await statistics.records();
      expect(byProduct.get('p1')).toMatchObject({ totalDemand: 1, buyers: 1 });
      expect([...byProduct.keys()]).toEqual(['p1']);
      expect([...(await statistics.popularity(56))]).toEqual([['p1', 1]]);
    });
  });
}
