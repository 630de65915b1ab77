import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FollowCounts } from '../../src/domain/demand/follow-counts.js';

const IDS = ['a', 'b', 'c', 'd', 'e'];
const histories = fc.array(fc.array(fc.subarray(IDS, { minLength: 1 }), { minLength: 1, maxLength: 13 }), {
  minLength: 1,
  maxLength: 6,
});

/** Straight from the definition: every pair of baskets of one shopper looked at. */
function score(given: readonly (readonly string[][])[], a: string, b: string): number {
  let sum = 0;
  for (const history of given)
    history.forEach((from, i) =>
      history.forEach((to, j) => {
        const distance = j - i;
        if (distance === 0 || Math.abs(distance) > 10 || !from.includes(a) || !to.includes(b)) return;
        sum += (distance > 0 ? 1 : 0.3) / Math.sqrt(Math.abs(distance));
      }),
    );
  const holding = (id: string): number => given.flat().filter((basket) => basket.includes(id)).length;
  return sum / ((holding(a) + 20) ** 0.5 * (holding(b) + 20) ** 0.6);
}

function countsOf(given: readonly (readonly string[][])[]): FollowCounts {
  const counts = new FollowCounts();
  // Shoppers come one after the other, or basket by basket: only one shopper's own order is promised.
  const longest = Math.max(...given.map(({ length }) => length));
  for (let i = 0; i < longest; i++)
    given.forEach((history, shopper) => {
      const basket = history[i];
      if (basket) counts.add(`shopper:${shopper}`, basket);
    });
  return counts;
}

describe('follow counts', () => {
  it('equal their definition', () => {
    fc.assert(
      fc.property(histories, fc.constantFrom(...IDS), (given, id) => {
        const found = new Map(
          countsOf(given)
            .neighbours(id, 10)
            .map(({ productId, score: value }) => [productId, value]),
        );
        for (const other of IDS)
          if (other !== id) expect(found.get(other) ?? 0).toBeCloseTo(score(given, id, other), 9);
        expect(found.has(id)).toBe(false);
      }),
    );
  });

  it('give the strongest in order, whatever the limit', () => {
    fc.assert(
      fc.property(histories, fc.constantFrom(...IDS), fc.integer({ min: 1, max: 5 }), (given, id, limit) => {
        const every = countsOf(given).neighbours(id, 100);
        expect(countsOf(given).neighbours(id, limit)).toEqual(every.slice(0, limit));
        for (let i = 1; i < every.length; i++)
          expect(every[i]!.score).toBeLessThanOrEqual(every[i - 1]!.score);
      }),
    );
  });

  it('never join two shoppers', () => {
    const counts = countsOf([[['a']], [['b']]]);
    expect(counts.neighbours('a', 5)).toEqual([]);
  });

  it('read no more than 200 products of a basket', () => {
    const counts = countsOf([[['a'], Array.from({ length: 300 }, (_, i) => `p${i}`)]]);
    expect(counts.neighbours('a', 1000)).toHaveLength(200);
  });
});
