import type { EventType } from '../event.js';

/** By what a program is told from a shopper: no user agent says it of those that matter. */
export const MACHINE_RULES = {
  /** What a hand does. Impressions come by the page, and the lines of an order share one moment. */
  byHand: ['CLICK', 'VIEW', 'ADD_TO_CART', 'REMOVE_FROM_CART'] as readonly EventType[],
  /** More of these within a minute are no person's: two clicks, looks and cart changes a second, kept up for a minute. */
  maxByHandAMinute: 120,
} as const;
