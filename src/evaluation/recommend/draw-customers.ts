import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Order } from '../order.js';

/** Customers with a past, at least two orders: all, or so many drawn by chance; one seed draws the same. */
export function drawCustomers(orders: readonly Order[], most = Infinity, seed = 1): Set<string> {
  const once = new Set<string>();
  const repeated = new Set<string>();
  for (const { customer } of orders) (once.has(customer) ? repeated : once).add(customer);
  if (most >= repeated.size) return repeated;
  const all = [...repeated];
  const rng = xoroshiro128plus(seed);
  // The first places of a shuffle: Fisher and Yates.
  for (let i = 0; i < most; i++) {
    const j = uniformInt(rng, i, all.length - 1);
    [all[i], all[j]] = [all[j]!, all[i]!];
  }
  return new Set(all.slice(0, most));
}
