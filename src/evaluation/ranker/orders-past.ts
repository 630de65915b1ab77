import { eventsOfOrders } from '../events-of-orders.js';
import type { RecommendData } from '../recommend/recommend-data.js';
import type { ShopPast } from './shop-past.js';

/** What recommendations are measured on, as the past of a shop. */
export const ordersPast = ({ name, dated, orders, products }: RecommendData): ShopPast => ({
  source: name,
  dated,
  events: eventsOfOrders(orders),
  products,
});
