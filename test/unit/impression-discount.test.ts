import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { EventType, ShopperEvent } from '../../src/domain/event.js';
import { PLACEMENTS } from '../../src/domain/placement.js';
import type { Viewer } from '../../src/domain/viewers/viewer.js';
import { ANN, daysAgo, MemoryShop, NOW } from '../support/memory-shop.js';
import { draft, shopperEvent } from '../support/make.js';

const IDS = Array.from({ length: 12 }, (_, i) => `p${i}`);
const SHOP = IDS.map((id) => draft(id, { categoryPath: ['Home'] }));
const did = (
  type: EventType,
  productId: string,
  days: number,
  extra: Partial<ShopperEvent> = {},
): ShopperEvent => shopperEvent({ type, productId, identity: ANN.id, occurredAt: daysAgo(days), ...extra });
/** Others buy them all, p0 most. */
const DEMAND = IDS.flatMap((productId, i) =>
  Array.from({ length: 24 - i }, (_, n) => did('PURCHASE', productId, 3, { identity: `shopper:${i}-${n}` })),
);

const shopWith = (events: readonly ShopperEvent[]): Promise<MemoryShop> =>
  MemoryShop.of(SHOP, [...DEMAND, ...events]);
async function whyOf(events: readonly ShopperEvent[], productId = 'p0', viewer: Viewer = ANN) {
  const { selected } = await (await shopWith(events)).recommend({ viewer });
  const { scores } = selected.find((candidate) => candidate.productId === productId)!;
  const discounted = scores.get('impression-discount');
  return discounted === undefined ? 1 : discounted / scores.get('hand-blend')!;
}

describe('what was shown and left alone', () => {
  it('sinks, the more the oftener', async () => {
    const times = (n: number) => Array.from({ length: n }, () => did('IMPRESSION', 'p0', 0));
    expect(await whyOf(times(1))).toBeCloseTo(2 ** -0.3, 9);
    expect(await whyOf(times(10))).toBeCloseTo(11 ** -0.3, 9);
    expect(await whyOf(times(200))).toBe(0.4);
    expect(await whyOf(times(10), 'p1')).toBe(1);
    const shop = await shopWith(times(10));
    expect((await shop.recommendedIds({ viewer: ANN }))[0]).toBe('p1');
  });

  it('is forgotten by half in three days', async () => {
    expect(await whyOf([did('IMPRESSION', 'p0', 3)])).toBeCloseTo(1.5 ** -0.3, 9);
    expect(await whyOf([did('IMPRESSION', 'p0', 15), did('IMPRESSION', 'p1', 0)])).toBe(1);
  });

  it('counts once per answer, whatever a client repeats', async () => {
    const again = [1, 2, 3].map(() => did('IMPRESSION', 'p0', 0, { requestId: 'r1' }));
    expect(await whyOf(again)).toBeCloseTo(2 ** -0.3, 9);
  });

  it.each(['CLICK', 'VIEW', 'ADD_TO_CART'] as const)('starts again with a %s', async (type) => {
    const shown = did('IMPRESSION', 'p1', 2);
    expect(await whyOf([shown, did('IMPRESSION', 'p0', 2), did(type, 'p0', 1)])).toBe(1);
    expect(await whyOf([did(type, 'p0', 1), did('IMPRESSION', 'p0', 0)])).toBeCloseTo(2 ** -0.3, 9);
  });

  it('is nobody else’s, and nothing without consent or where the answer is not to be personal', async () => {
    const shown = [did('IMPRESSION', 'p0', 0)];
    const stranger: Viewer = {
      ...ANN,
      id: 'visitor:bob',
      profile: async () => ({ consent: 'FULL', history: [] }),
    };
    const unwilling: Viewer = { ...ANN, profile: async () => ({ consent: 'NONE', history: [] }) };
    expect(await whyOf(shown, 'p0', stranger)).toBe(1);
    expect(await whyOf(shown, 'p0', unwilling)).toBe(1);
    const { selected } = await (await shopWith(shown)).recommend({ viewer: ANN, personalise: false });
    expect(selected.some(({ scores }) => scores.has('impression-discount'))).toBe(false);
  });

  const happened = (types: readonly EventType[]) =>
    fc.array(
      fc.record({
        type: fc.constantFrom(...types),
        productId: fc.constantFrom(...IDS),
        days: fc.double({ min: -0.01, max: 20, noNaN: true }),
      }),
      { maxLength: 30 },
    );
  const toEvents = (given: readonly { type: EventType; productId: string; days: number }[]) =>
    given.map(({ type, productId, days }) => did(type, productId, days));

  it('changes nothing where nothing was shown', async () => {
    const placement = fc.constantFrom(...PLACEMENTS);
    await fc.assert(
      fc.asyncProperty(happened(['CLICK', 'VIEW', 'ADD_TO_CART']), placement, async (given, place) => {
        const shop = await shopWith(toEvents(given));
        const { selected, report } = await shop.recommend({ viewer: ANN, placement: place });
        expect(report.stages.some(({ stage }) => stage === 'impression-discount')).toBe(false);
        expect(selected.some(({ scores }) => scores.has('impression-discount'))).toBe(false);
      }),
      { numRuns: 30 },
    );
  });

  it('never raises a product by being shown to no avail once more', async () => {
    // On a product's page: nothing is moved there for variety.
    const query = { viewer: ANN, placement: 'PRODUCT', now: NOW } as const;
    await fc.assert(
      fc.asyncProperty(
        happened(['IMPRESSION', 'IMPRESSION', 'CLICK']),
        fc.constantFrom(...IDS),
        fc.integer({ min: 1, max: 5 }),
        fc.double({ min: 0, max: 20, noNaN: true }),
        async (given, productId, more, days) => {
          const shop = await shopWith(toEvents(given));
          const before = await shop.recommendedIds(query);
          await shop.happen(Array.from({ length: more }, () => did('IMPRESSION', productId, days)));
          const after = await shop.recommendedIds(query);
          expect(after.indexOf(productId)).toBeGreaterThanOrEqual(before.indexOf(productId));
        },
      ),
      { numRuns: 60 },
    );
  });
});
