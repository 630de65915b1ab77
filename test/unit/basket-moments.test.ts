import { expect, it } from '@jest/globals';
import { basketMoments } from '../../src/evaluation/ranker/basket-moments.js';
import { shopperEvent } from '../support/make.js';

it('training asks about baskets of those only who may be followed from one to the next', () => {
  const bought = [1, 2].flatMap((day) =>
    ['shopper:ann', 'visitor:bob', 'session:1', 'anonymous:1'].map((identity) =>
      shopperEvent({ identity, type: 'PURCHASE', occurredAt: new Date(Date.UTC(2026, 5, day)) }),
    ),
  );
  const asked = [...basketMoments(bought).values()].map(({ identity }) => identity);
  expect(asked).toEqual(['shopper:ann', 'visitor:bob']);
});
