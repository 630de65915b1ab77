import type { PastOrder, PastOrders } from '../past-orders.js';

/** A plain way of recommending, to compare with. */
export interface PlainMethod {
  readonly name: string;
  /** Learns from the past; asked before the first question after the past has grown. */
  fit(past: PastOrders): Promise<void> | void;
  /**
   * How much each product of the past suits a customer with this history, oldest first, by the product's number: higher
   * is better, all alike is nothing said.
   */
  score(history: readonly PastOrder[]): Float64Array;
}
