import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CoOccurrenceCounts } from '../../src/domain/demand/co-occurrence-counts.js';

const HALF_LIFE_DAYS = 60;
const day = (n: number): Date => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000);

interface Basket {
  readonly ids: readonly string[];
  readonly day: number;
}

/** Straight from the definition: decayed to the last day, every pair looked at. */
function cosine(baskets: readonly Basket[], a: string, b: string): number {
  const last = Math.max(...baskets.map((basket) => basket.day));
  const weigh = (wanted: (ids: readonly string[]) => boolean): number =>
    baskets
      .filter(({ ids }) => wanted(ids))
      .reduce((sum, basket) => sum + 0.5 ** ((last - basket.day) / HALF_LIFE_DAYS), 0);
  const both = weigh((ids) => ids.includes(a) && ids.includes(b));
  return both / Math.sqrt(weigh((ids) => ids.includes(a)) * weigh((ids) => ids.includes(b)));
}

function countsOf(baskets: readonly Basket[]): CoOccurrenceCounts {
  const counts = new CoOccurrenceCounts({ halfLifeDays: HALF_LIFE_DAYS });
  for (const basket of baskets) counts.add(basket.ids, day(basket.day));
  return counts;
}

const IDS = ['a', 'b', 'c', 'd', 'e', 'f'];
const baskets = fc.array(
  fc.record({ ids: fc.subarray(IDS, { minLength: 1 }), day: fc.integer({ min: 0, max: 700 }) }),
  { minLength: 1, maxLength: 25 },
);

describe('co-purchase counts', () => {
  it('equal the cosine of its definition', () => {
    fc.assert(
      fc.property(baskets, fc.constantFrom(...IDS), (given, id) => {
        const expected = IDS.filter(
          (other) => other !== id && given.some(({ ids }) => ids.includes(id) && ids.includes(other)),
        ).map((other) => ({ other, score: cosine(given, id, other) }));
        const found = new Map(
          countsOf(given)
            .neighbours(id, 10)
            .map(({ productId, score }) => [productId, score]),
        );
        expect(found.size).toBe(expected.length);
        for (const { other, score } of expected) expect(found.get(other)).toBeCloseTo(score, 9);
      }),
    );
  });

  it('give the strongest in order, whatever the limit', () => {
    fc.assert(
      fc.property(baskets, fc.constantFrom(...IDS), fc.integer({ min: 1, max: 6 }), (given, id, limit) => {
        const counts = countsOf(given);
        const every = counts.neighbours(id, 100);
        expect(counts.neighbours(id, limit)).toEqual(every.slice(0, limit));
        expect(every.map(({ score }) => score)).toEqual(
          every.map(({ score }) => score).sort((a, b) => b - a),
        );
      }),
    );
  });

  it('do not depend on the order of baskets', () => {
    fc.assert(
      fc.property(baskets, fc.constantFrom(...IDS), (given, id) => {
        const there = countsOf(given).neighbours(id, 10);
        const back = new Map(
          countsOf(given.toReversed())
            .neighbours(id, 10)
            .map(({ productId, score }) => [productId, score]),
        );
        for (const { productId, score } of there) expect(back.get(productId)).toBeCloseTo(score, 9);
      }),
    );
  });

  it('forget old baskets by half every half-life', () => {
    const counts = countsOf([
      { ids: ['a', 'old'], day: 0 },
      { ids: ['a', 'new'], day: HALF_LIFE_DAYS },
    ]);
    const [first, second] = counts.neighbours('a', 2);
    expect([first!.productId, second!.productId]).toEqual(['new', 'old']);
    expect(first!.score / second!.score).toBeCloseTo(Math.SQRT2, 9);
  });

  it('read no more than 200 products of a basket', () => {
    const huge = Array.from({ length: 300 }, (_, i) => `p${i}`);
    const counts = countsOf([{ ids: huge, day: 0 }]);
    expect(counts.neighbours('p0', 1000)).toHaveLength(199);
    expect(counts.neighbours('p299', 1000)).toEqual([]);
  });

  it('know nothing of a product never bought', () => {
    expect(countsOf([{ ids: ['a', 'b'], day: 0 }]).neighbours('z', 5)).toEqual([]);
  });
});
