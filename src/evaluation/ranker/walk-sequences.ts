import type { ShopperEvent } from '../../domain/event.js';
import { firstOfShuffle } from '../first-of-shuffle.js';
import type { PastShop } from '../past-shop.js';
import type { BasketMoment } from './basket-moments.js';
import { withoutLastBaskets } from './without-last-baskets.js';

const SEED = 1;

/**
 * Walks a shop whose times are made up: only the order of what one shopper did is real. Everybody's last basket is left
 * for evaluations to ask for, and nothing knows of it. The one before it is asked for here, when the shop knows all that
 * lies before those; shoppers come in an order drawn by chance, so that the last of them are like the others.
 */
export async function* walkSequences(
  shop: PastShop,
  events: readonly ShopperEvent[],
): AsyncGenerator<BasketMoment> {
  const { past, asked } = splitSequences(events);
  if (past.length === 0) return;
  shop.turnTo(past.at(-1)!.occurredAt);
  await shop.happen(past);
  shop.count(past);
  for (const moment of firstOfShuffle(asked, asked.length, SEED)) {
    shop.turnTo(moment.at);
    yield moment;
  }
}

/** What is known of a shop's sequences before the baskets that a ranker learns from, and these. */
export function splitSequences(events: readonly ShopperEvent[]): {
  readonly past: readonly ShopperEvent[];
  readonly asked: readonly BasketMoment[];
} {
  const ordered = events.toSorted((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime());
  const { before, last } = withoutLastBaskets(withoutLastBaskets(ordered).before);
  return { past: before, asked: last };
}
