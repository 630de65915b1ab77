import { group } from 'd3-array';
import type { ShopperEvent } from '../../domain/event.js';
import { groupBaskets } from '../../domain/demand/group-baskets.js';
import { outlivesSession } from '../../domain/viewers/outlives-session.js';
import { SESSION_LIMITS } from '../../domain/viewers/session-limits.js';

/**
 * What is bought later than this is another question, even where it is the rest of an order that was split: a shopper
 * who ordered a minute ago may ask what goes with it.
 */
export const BASKET_GAP_MS = 60_000;

/** One basket that is going to be bought. */
export interface BasketMoment {
  readonly identity: string;
  /** When the session began that leads to it. */
  readonly at: Date;
  /** What it will hold, each product once. */
  readonly productIds: readonly string[];
  /** Whether the shopper buys nothing after it. */
  readonly last: boolean;
}

/**
 * The baskets after each shopper's first, by the event that begins the session that leads to each: what is looked at and
 * put into the cart on the way to the checkout says what is bought, and nobody needs a model for that. Events come in
 * the order of time. A session's own are left out: who allows no more than that teaches nobody.
 */
export function basketMoments(ordered: readonly ShopperEvent[]): ReadonlyMap<ShopperEvent, BasketMoment> {
  const moments = new Map<ShopperEvent, BasketMoment>();
  for (const [identity, own] of group(ordered, (event) => event.identity)) {
    if (!outlivesSession(identity)) continue;
    const purchases = own.filter(({ type }) => type === 'PURCHASE');
    const baskets = groupBaskets(purchases, BASKET_GAP_MS);
    const begins = new Map<number, number>();
    own.forEach(({ type, occurredAt }, i) => {
      const time = occurredAt.getTime();
      if (type === 'PURCHASE' && !begins.has(time)) begins.set(time, i);
    });
    baskets.forEach(({ productIds, at }, i) => {
      if (i === 0) return;
      const begin = own[sessionBefore(own, begins.get(at.getTime())!)]!;
      moments.set(begin, { identity, at: begin.occurredAt, productIds, last: i === baskets.length - 1 });
    });
  }
  return moments;
}

/** Where the session began that a purchase ends; what was bought before it belongs to another. */
function sessionBefore(own: readonly ShopperEvent[], purchase: number): number {
  let begin = purchase;
  while (
    begin > 0 &&
    own[begin - 1]!.type !== 'PURCHASE' &&
    silence(own[begin - 1]!, own[begin]!) <= SESSION_LIMITS.silenceMs
  )
    begin--;
  return begin;
}

const silence = (before: ShopperEvent, after: ShopperEvent): number =>
  after.occurredAt.getTime() - before.occurredAt.getTime();
