import type { EventType } from '../event.js';

/**
 * How much demand an event shows, a purchase being 1. A cart is worth about a third of a sale and a look a
 * tenth, near the usual conversion rates of shops; an impression is the shop's doing, not the shopper's.
 */
export const EVENT_DEMAND: Readonly<Record<EventType, number>> = {
  PURCHASE: 1,
  ADD_TO_CART: 0.3,
  CLICK: 0.1,
  VIEW: 0.1,
  IMPRESSION: 0,
  REMOVE_FROM_CART: 0,
};
