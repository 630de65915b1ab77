import type { LastBasketCase } from './last-basket-case.js';
import type { Order } from './order.js';

/** What a walk through the orders says next: orders that are past by now, or a question about what is not. */
export type WalkStep =
  | { readonly kind: 'past'; readonly orders: readonly Order[] }
  | { readonly kind: 'question'; readonly question: LastBasketCase };
