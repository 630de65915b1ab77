import { describe, expect, it } from '@jest/globals';
import type { ShopperEvent } from '../../src/domain/event.js';
import { basketMoments } from '../../src/evaluation/ranker/basket-moments.js';
import { shopperEvent } from '../support/make.js';

const MINUTE_MS = 60_000;
const after = (minutes: number): Date => new Date(Date.UTC(2026, 0, 1) + minutes * MINUTE_MS);
const did = (type: ShopperEvent['type'], productId: string, minutes: number, identity = 'shopper:ann') =>
  shopperEvent({ type, productId, identity, occurredAt: after(minutes) });

/** Minutes at which a training question is asked, and what is then bought. */
const asked = (...events: ShopperEvent[]) =>
  [...basketMoments(events).values()].map(({ at, productIds }) => [
    (at.getTime() - after(0).getTime()) / MINUTE_MS,
    productIds,
  ]);

describe('the moments of past baskets', () => {
  it('are the moment of the order where nothing else is known', () => {
    expect(asked(did('PURCHASE', 'a', 0), did('PURCHASE', 'b', 2000), did('PURCHASE', 'c', 2000))).toEqual([
      [2000, ['b', 'c']],
    ]);
  });

  it('lie before what was looked at and put into the cart on the way', () => {
    expect(
      asked(
        did('PURCHASE', 'a', 0),
        did('VIEW', 'z', 1000),
        did('VIEW', 'b', 1980),
        did('ADD_TO_CART', 'b', 1990),
        did('ADD_TO_CART', 'x', 1995, 'shopper:bob'),
        did('PURCHASE', 'b', 2000),
      ),
    ).toEqual([[1980, ['b']]]);
  });

  it('are of those only who may be followed from one session to the next', () => {
    const bought = [1, 2].flatMap((day) =>
      ['shopper:ann', 'visitor:bob', 'session:1', 'anonymous:1'].map((identity) =>
        did('PURCHASE', 'a', day * 1440, identity),
      ),
    );
    const identities = [...basketMoments(bought).values()].map(({ identity }) => identity);
    expect(identities).toEqual(['shopper:ann', 'visitor:bob']);
  });

  it('come after what was bought before, however shortly', () => {
    expect(
      asked(
        did('VIEW', 'a', -5),
        did('PURCHASE', 'a', 0),
        did('ADD_TO_CART', 'b', 4),
        did('PURCHASE', 'b', 5),
        did('PURCHASE', 'c', 8),
      ),
    ).toEqual([
      [4, ['b']],
      [8, ['c']],
    ]);
  });
});
