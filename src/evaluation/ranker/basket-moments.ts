import type { ShopperEvent } from '../../domain/event.js';
import { groupBaskets } from '../../domain/group-baskets.js';
import { outlivesSession } from '../../domain/outlives-session.js';

/**
 * What is bought later than this is another question, even where it is the rest of an order that was split: a shopper
 * who ordered a minute ago may ask what goes with it.
 */
const MAX_GAP_MS = 60_000;

/** One basket that is about to be bought. */
export interface BasketMoment {
  readonly identity: string;
  readonly at: Date;
  /** What it will hold, each product once. */
  readonly productIds: readonly string[];
  /** Whether the shopper buys nothing after it. */
  readonly last: boolean;
}

/**
 * The baskets after each shopper's first, by the event that begins them; events come in the order of time. A session's
 * are left out: who allows no more than that teaches nobody.
 */
export function basketMoments(ordered: readonly ShopperEvent[]): ReadonlyMap<ShopperEvent, BasketMoment> {
  const purchases = new Map<string, ShopperEvent[]>();
  for (const event of ordered) {
    if (event.type !== 'PURCHASE' || !outlivesSession(event.identity)) continue;
    const own = purchases.get(event.identity);
    if (own) own.push(event);
    else purchases.set(event.identity, [event]);
  }
  const moments = new Map<ShopperEvent, BasketMoment>();
  for (const [identity, own] of purchases) {
    const baskets = groupBaskets(own, MAX_GAP_MS);
    const begins = new Map(own.toReversed().map((event) => [event.occurredAt.getTime(), event]));
    baskets.forEach(({ productIds, at }, i) => {
      if (i > 0)
        moments.set(begins.get(at.getTime())!, { identity, at, productIds, last: i === baskets.length - 1 });
    });
  }
  return moments;
}
