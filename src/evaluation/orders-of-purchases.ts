import type { ShopperEvent } from '../domain/event.js';
import { groupBaskets } from '../domain/demand/group-baskets.js';
import type { Order } from './order.js';

/** The baskets of purchases, oldest first. What lies further apart than `maxGapMs` is another one; default: of a split order. */
export function ordersOfPurchases(purchases: readonly ShopperEvent[], maxGapMs?: number): Order[] {
  const shoppers = new Map<string, ShopperEvent[]>();
  for (const purchase of purchases.toSorted((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime())) {
    const own = shoppers.get(purchase.identity);
    if (own) own.push(purchase);
    else shoppers.set(purchase.identity, [purchase]);
  }
  return [...shoppers]
    .flatMap(([customer, own]) =>
      groupBaskets(own, maxGapMs).map((basket, i): Order => ({
        id: `${customer}:${i}`,
        customer,
        ...basket,
      })),
    )
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}
