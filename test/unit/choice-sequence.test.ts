import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { choiceSequence } from '../../src/domain/demand/choice-sequence.js';
import { EVENT_TYPES } from '../../src/domain/event.js';

const at = (minute: number): Date => new Date(Date.UTC(2026, 5, 1, 0, minute));
const event = fc.record({
  type: fc.constantFrom(...EVENT_TYPES),
  productId: fc.constantFrom('a', 'b', 'c', 'd'),
  occurredAt: fc.integer({ min: 0, max: 20 }).map(at),
});

describe('what somebody chose', () => {
  it('comes in the order of time, and once for what is looked at, put into the cart and bought', () => {
    const events = [
      { type: 'PURCHASE', productId: 'kettle', occurredAt: at(5) },
      { type: 'ADD_TO_CART', productId: 'kettle', occurredAt: at(4) },
      { type: 'IMPRESSION', productId: 'spoon', occurredAt: at(3) },
      { type: 'VIEW', productId: 'kettle', occurredAt: at(2) },
      { type: 'REMOVE_FROM_CART', productId: 'mug', occurredAt: at(2) },
      { type: 'VIEW', productId: 'tea', occurredAt: at(1) },
    ] as const;
    expect(choiceSequence(events)).toMatchObject([
      { productId: 'tea' },
      { productId: 'kettle', occurredAt: at(2) },
    ]);
  });

  it('does not depend on the order in which the events came', () => {
    const shuffled = fc
      .array(event)
      .chain((events) =>
        fc.tuple(
          fc.constant(events),
          fc.shuffledSubarray(events, { minLength: events.length, maxLength: events.length }),
        ),
      );
    fc.assert(
      fc.property(shuffled, ([events, others]) => {
        const ids = choiceSequence(events).map(({ productId }) => productId);
        expect(choiceSequence(others).map(({ productId }) => productId)).toEqual(ids);
        expect(ids.every((id, i) => id !== ids[i - 1])).toBe(true);
      }),
    );
  });
});
