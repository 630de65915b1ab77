import type { PastOrders } from '../past-orders.js';

/** A product's place among the best sellers, from 1; what was never ordered counts as the worst seller. */
export function bestSellerPlace(productId: string, past: PastOrders): number {
  const number = past.numberOf(productId);
  return number === undefined ? past.productIds.length : past.ranks[number]!;
}
