import type { EventType } from '../event.js';

/** What says that a shopper looked at a product on purpose: an impression is the shop's doing. */
export const LOOKED_AT: readonly EventType[] = ['CLICK', 'VIEW', 'ADD_TO_CART'];
