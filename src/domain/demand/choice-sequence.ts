import type { ShopperEvent } from '../event.js';

type Choice = Pick<ShopperEvent, 'type' | 'productId' | 'occurredAt'>;

/** What somebody turned to; to be shown something, or to put it back, is no choice. */
const CHOICES: ReadonlySet<Choice['type']> = new Set(['CLICK', 'VIEW', 'ADD_TO_CART', 'PURCHASE']);

/**
 * What one shopper chose, oldest first, as models of next products are taught and asked. A product that was looked at,
 * put into the cart and bought in a row was chosen once, when it was first looked at. Those of one moment, as of one
 * basket, come in the order of their ids: nobody knows a better one.
 */
export function choiceSequence(events: readonly Choice[]): Pick<Choice, 'productId' | 'occurredAt'>[] {
  const choices = events
    .filter(({ type }) => CHOICES.has(type))
    .sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime() || (a.productId < b.productId ? -1 : 1));
  return choices.filter(({ productId }, i) => productId !== choices[i - 1]?.productId);
}
