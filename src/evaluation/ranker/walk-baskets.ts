import type { ShopperEvent } from '../../domain/event.js';
import { groupBaskets } from '../../domain/group-baskets.js';
import type { PastShop } from './past-shop.js';

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
 * Walks a shop through all its events, in the order of time, and stops before each basket of a shopper who bought
 * before. The shop then knows every event before that moment, and its statistics every one of the days before.
 */
export async function* walkBaskets(
  shop: PastShop,
  events: readonly ShopperEvent[],
): AsyncGenerator<BasketMoment> {
  const ordered = [...events].sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime());
  const moments = momentsOf(ordered);
  let today: ShopperEvent[] = [];
  let told = 0;
  for (const event of ordered) {
    if (today.length > 0 && dayOf(today[0]!) !== dayOf(event)) {
      await shop.happen(today.slice(told));
      shop.count(today);
      [today, told] = [[], 0];
    }
    const moment = moments.get(event);
    if (moment) {
      shop.turnTo(moment.at);
      await shop.happen(today.slice(told));
      told = today.length;
      yield moment;
    }
    today.push(event);
  }
}

/** The baskets after each shopper's first, by the event that begins them. */
function momentsOf(ordered: readonly ShopperEvent[]): ReadonlyMap<ShopperEvent, BasketMoment> {
  const purchases = new Map<string, ShopperEvent[]>();
  for (const event of ordered) {
    if (event.type !== 'PURCHASE') continue;
    const own = purchases.get(event.identity);
    if (own) own.push(event);
    else purchases.set(event.identity, [event]);
  }
  const moments = new Map<ShopperEvent, BasketMoment>();
  for (const [identity, own] of purchases) {
    const baskets = groupBaskets(own);
    const begins = new Map(own.toReversed().map((event) => [event.occurredAt.getTime(), event]));
    baskets.forEach(({ productIds, at }, i) => {
      if (i > 0)
        moments.set(begins.get(at.getTime())!, { identity, at, productIds, last: i === baskets.length - 1 });
    });
  }
  return moments;
}

const dayOf = ({ occurredAt }: ShopperEvent): string => occurredAt.toISOString().slice(0, 10);
