import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ShopperEvent } from '../../src/domain/event.js';
import { groupBaskets } from '../../src/domain/demand/group-baskets.js';
import { MemoryShopStatistics } from '../../src/stores/memory/memory-shop-statistics.js';
import { daysAgo, NOW } from '../support/memory-shop.js';
import { shopperEvent } from '../support/make.js';

const event = (type: ShopperEvent['type'], productId: string, days: number, identity = 'shopper:1') =>
  shopperEvent({ type, productId, identity, occurredAt: daysAgo(days) });
const statisticsOf = (...events: ShopperEvent[]): MemoryShopStatistics => {
  const statistics = new MemoryShopStatistics(() => NOW);
  statistics.record(events);
  return statistics;
};

describe('popularity', () => {
  it('weighs what shoppers did within the window', async () => {
    const statistics = statisticsOf(
      event('PURCHASE', 'bought', 0),
      event('ADD_TO_CART', 'carted', 3),
      event('VIEW', 'viewed', 6),
      event('IMPRESSION', 'shown', 0),
      event('PURCHASE', 'before', 7),
    );
    expect(await statistics.popularity(7)).toEqual(new Map([['viewed', 0.1], ['carted', 0.3], ['bought', 1]])); // prettier-ignore
    expect((await statistics.popularity(14)).get('before')).toBe(1);
  });

  it('ends on the last day with events', async () => {
    const statistics = statisticsOf(event('PURCHASE', 'old', 300), event('PURCHASE', 'older', 310));
    expect(await statistics.popularity(7)).toEqual(new Map([['old', 1]]));
  });

  it('does not look ahead', async () => {
    const statistics = statisticsOf(event('PURCHASE', 'today', 0), event('PURCHASE', 'tomorrow', -1));
    expect(await statistics.popularity(7)).toEqual(new Map([['today', 1]]));
  });

  it('is empty where nothing happened', async () => {
    expect(await new MemoryShopStatistics(() => NOW).popularity(56)).toEqual(new Map());
  });
});

describe('baskets', () => {
  const MINUTE = 1 / (24 * 60);

  it('hold what one shopper bought within half an hour', async () => {
    const statistics = statisticsOf(
      event('PURCHASE', 'a', 60 * MINUTE),
      event('PURCHASE', 'b', 35 * MINUTE),
      event('PURCHASE', 'c', 4 * MINUTE),
      event('PURCHASE', 'd', 60 * MINUTE, 'shopper:2'),
    );
    const ids = async (id: string) =>
      (await statistics.boughtTogether([id])).get(id)!.map(({ productId }) => productId);
    expect(await ids('a')).toEqual(['b']);
    expect(await ids('c')).toEqual([]);
    expect(await ids('d')).toEqual([]);
  });

  it('keep each purchase in one basket', () => {
    const purchases = fc.array(
      fc.record({ productId: fc.constantFrom('a', 'b', 'c'), minute: fc.nat({ max: 600 }) }),
    );
    fc.assert(
      fc.property(purchases, (given) => {
        const bought = given
          .map(({ productId, minute }) => ({ productId, occurredAt: daysAgo(1 - minute * MINUTE) }))
          .sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime());
        const baskets = groupBaskets(bought);
        // Gaps of more than half an hour, and only they, part baskets.
        const gaps = bought.filter(
          ({ occurredAt }, i) =>
            i > 0 && occurredAt.getTime() - bought[i - 1]!.occurredAt.getTime() > 30 * 60_000,
        );
        expect(baskets.length).toBe(bought.length === 0 ? 0 : gaps.length + 1);
        expect(new Set(baskets.flatMap(({ productIds }) => productIds))).toEqual(
          new Set(bought.map(({ productId }) => productId)),
        );
        for (const { productIds } of baskets) expect(new Set(productIds).size).toBe(productIds.length);
      }),
    );
  });
});
