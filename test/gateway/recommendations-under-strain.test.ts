import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { range } from 'd3-array';
import type { EventType } from '../../src/domain/event.js';
import { TestGateway } from '../support/gateway.js';
import { KITCHEN_SHOP } from '../support/kitchen-shop.js';
import { track } from '../support/track.js';

const MINUTE = 1 / 60;
const BATCH = 1000;
const IDS = KITCHEN_SHOP.filter(({ inStock }) => inStock).map(({ id }) => id);
const WANTED = IDS.at(-1)!;
const CRAWLED = IDS[3]!;

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await TestGateway.open({ products: KITCHEN_SHOP });
  for (const visitor of ['one', 'two'])
    await track(gateway, visitor, [{ type: 'PURCHASE', productId: WANTED, hoursAgo: 30 }]);
});
afterAll(() => gateway.close());

const home = async (visitor?: string): Promise<string[]> => {
  const { data, errors } = await gateway.ask(
    '{ recommend(placement: HOME) { nodes { id } } }',
    {},
    visitor === undefined ? {} : { 'x-visitor-id': visitor },
  );
  expect(errors).toBeUndefined();
  return data.recommend.nodes.map(({ id }: { id: string }) => id);
};
const counted = async (): Promise<void> => {
  const { jobs, statistics } = gateway.app.stores;
  await jobs.countProductDays();
  await jobs.refreshNeighbours();
  statistics.forget();
};
const milliseconds = async (work: () => Promise<unknown>): Promise<number> => {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
};

describe('a crawler', () => {
  it('does not make a trend, with ten times the events of everybody else', async () => {
    await counted();
    const before = await home();
    expect(before[0]).toBe(WANTED);
    const does = (type: EventType) => ({ type, productId: CRAWLED, hoursAgo: 2 });
    await track(gateway, 'crawler', [
      ...range(300).map(() => does('VIEW')),
      ...range(100).map(() => does('ADD_TO_CART')),
    ]);
    await counted();
    expect(await home()).toEqual(before);
    const { byProduct } = await gateway.app.stores.statistics.records();
    expect(byProduct.get(CRAWLED)?.totalDemand ?? 0).toBe(0);
  });
});

describe('a shopper of 10,000 events', () => {
  const RUNS = 12;

  it('is known by the last of them, and waits hardly longer than one of a hundred', async () => {
    const looks = (count: number, oldest: number) =>
      range(count).map((i) => ({
        type: 'VIEW' as const,
        productId: IDS[i % IDS.length]!,
        hoursAgo: 1 + (oldest - i) * MINUTE,
      }));
    await track(gateway, 'light', looks(100, 10_000));
    for (let sent = 0; sent < 10_000; sent += BATCH)
      await track(gateway, 'heavy', looks(BATCH, 10_000 - sent));
    await track(gateway, 'heavy', [{ type: 'PURCHASE', productId: WANTED }]);
    const { data } = await gateway.ask(
      '{ viewer { recentEvents(first: 1) { type product { id } } } }',
      {},
      { 'x-visitor-id': 'heavy' },
    );
    expect(data.viewer.recentEvents).toEqual([{ type: 'PURCHASE', product: { id: WANTED } }]);
    expect(await home('heavy')).not.toContain(WANTED);
    const quickest = { light: Infinity, heavy: Infinity };
    // In turns, and the quickest of each: whatever else the machine does falls on both.
    for (let run = 0; run < RUNS; run++)
      for (const visitor of ['light', 'heavy'] as const)
        quickest[visitor] = Math.min(quickest[visitor], await milliseconds(() => home(visitor)));
    // A hundred times the events; the reads are bounded.
    expect(quickest.heavy / quickest.light).toBeLessThan(5);
  });
});
