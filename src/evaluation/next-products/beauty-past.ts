import { eventsOfOrders } from '../events-of-orders.js';
import { leaveLastOut } from '../leave-last-out.js';
import type { ShopPast } from '../ranker/shop-past.js';
import { readSequences } from '../recommend/read-sequences.js';

/** The sequences of Amazon Beauty without the last item of each: that is what the evaluation asks for. */
export async function beautyPast(dataDir: string): Promise<ShopPast> {
  const { name, orders, products } = await readSequences(dataDir, 'beauty');
  const [past] = leaveLastOut(orders, () => false);
  const events = past?.kind === 'past' ? eventsOfOrders(past.orders) : [];
  return { source: `${name}, without each last item`, events, products, undated: true };
}
