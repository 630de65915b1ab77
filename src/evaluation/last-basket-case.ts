import type { Order } from './order.js';

/** One question of the evaluation: what will this customer buy at this moment? */
export interface LastBasketCase {
  readonly target: Order;
  /** The customer's earlier orders, oldest first. */
  readonly history: readonly Order[];
}
