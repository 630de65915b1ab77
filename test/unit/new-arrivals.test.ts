import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Candidate } from '../../src/ranking/candidate.js';
import { newArrival } from '../../src/ranking/scorers/new-arrival.scorer.js';
import { tryNewArrivals } from '../../src/ranking/try-new-arrivals.js';
import { draft } from '../support/make.js';
import { daysAgo, MemoryShop, recommendQuery } from '../support/memory-shop.js';

const candidate = (productId: string, scores: ReadonlyMap<string, number>): Candidate => ({
  productId,
  retrievals: new Map(),
  facts: {},
  scores,
});
/** So many products, the last of them new. */
const row = (length: number, arrivals: number, share: number): Candidate[] =>
  Array.from({ length }, (_, i) =>
    candidate(`p${i}`, new Map(i >= length - arrivals ? [['new-arrival', share]] : [])),
  );
const isNew = ({ scores }: Candidate): boolean => scores.has('new-arrival');

describe('new products', () => {
  it('have the last of twelve places, and where another share is set, that', () => {
    const placesOf = (share: number): number[] =>
      tryNewArrivals(row(60, 20, share), share).flatMap((one, i) => (i < 24 && isNew(one) ? [i] : []));
    expect(placesOf(1 / 12)).toEqual([11, 23]);
    expect(placesOf(0.25)).toEqual([3, 7, 11, 15, 19, 23]);
    expect(placesOf(0)).toEqual([]);
  });

  it('have at least their share of any beginning while there are any, and nobody is lost', () => {
    const shares = fc.double({ min: 0, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 80 }), fc.nat(80), shares, (length, some, share) => {
        const given = row(length, Math.min(some, length), share);
        const placed = tryNewArrivals(given, share);
        const order = given.map(({ productId }) => productId);
        const places = placed.map(({ productId }) => order.indexOf(productId));
        expect(places.toSorted((a, b) => a - b)).toEqual(given.map((_, i) => i));
        // Whoever stands before a better one is there on trial, and nobody else is.
        placed.forEach(({ scores }, i) =>
          expect(scores.has('exploration')).toBe(places.slice(i).some((place) => place < places[i]!)),
        );
        const arrivals = placed.filter(isNew).length;
        for (let shown = 1; shown <= length; shown++)
          expect(placed.slice(0, shown).filter(isNew).length).toBeGreaterThanOrEqual(
            Math.min(arrivals, Math.floor(shown * share)),
          );
      }),
    );
  });

  it('say in the answer what share of the places is kept for them, where they are tried out', async () => {
    const old = { createdAt: daysAgo(31) };
    const shop = await MemoryShop.of([draft('old', old), draft('new', { createdAt: daysAgo(29) })]);
    const scoresOf = async (placement: 'HOME' | 'PRODUCT') =>
      new Map(
        (await shop.recommend({ placement })).selected.map(({ productId, scores }) => [
          productId,
          scores.get('new-arrival'),
        ]),
      );
    expect(await scoresOf('HOME')).toEqual(new Map([['new', 1 / 12], ['old', undefined]])); // prettier-ignore
    expect(await scoresOf('PRODUCT')).toEqual(new Map([['new', undefined], ['old', undefined]])); // prettier-ignore
    expect(newArrival(0).enabled!(recommendQuery())).toBe(false);
  });
});
