import { ordersOfPurchases } from '../orders-of-purchases.js';
import type { RecommendData } from '../recommend/recommend-data.js';
import { BASKET_GAP_MS } from './basket-moments.js';
import type { ShopPast } from './shop-past.js';

/** What a shop's shoppers bought, to measure recommendations on: the baskets that a ranker of it learns from. */
export const boughtOf = ({ source, dated, events, products }: ShopPast): RecommendData => ({
  name: source,
  orders: ordersOfPurchases(
    events.filter(({ type }) => type === 'PURCHASE'),
    BASKET_GAP_MS,
  ),
  products,
  dated,
  remarks: events.some(({ type }) => type !== 'PURCHASE')
    ? ['Only purchases are told to what is compared here: looks and carts are not.']
    : [],
});
