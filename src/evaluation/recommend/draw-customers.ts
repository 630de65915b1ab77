import { firstOfShuffle } from '../first-of-shuffle.js';
import type { Order } from '../order.js';

/** Customers with a past, at least two orders: all, or so many drawn by chance; one seed draws the same. */
export function drawCustomers(orders: readonly Order[], most = Infinity, seed = 1): Set<string> {
  const once = new Set<string>();
  const repeated = new Set<string>();
  for (const { customer } of orders) (once.has(customer) ? repeated : once).add(customer);
  return most >= repeated.size ? repeated : new Set(firstOfShuffle([...repeated], most, seed));
}
