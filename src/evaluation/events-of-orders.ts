import type { ShopperEvent } from '../domain/event.js';
import { shopperIdentity } from '../domain/viewers/shopper-identity.js';
import type { Order } from './order.js';

/** Orders as the events of a shop. */
export const eventsOfOrders = (orders: readonly Order[]): ShopperEvent[] =>
  orders.flatMap(({ id, customer, at, productIds }) =>
    productIds.map((productId) => ({
      eventId: `${id}:${productId}`,
      identity: shopperIdentity(customer),
      type: 'PURCHASE' as const,
      productId,
      occurredAt: at,
      requestId: null,
      position: null,
      quantity: 1,
      priceMinorUnits: null,
      platform: 'WEB' as const,
    })),
  );
