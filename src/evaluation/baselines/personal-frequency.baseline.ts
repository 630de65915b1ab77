import type { PastOrder, PastOrders } from '../past-orders.js';
import type { PlainMethod } from './plain-method.js';

/** How many of the customer's own orders held a product. */
export class PersonalFrequencyBaseline implements PlainMethod {
  readonly name = 'personal frequency';
  #size = 0;

  fit({ productIds }: PastOrders): void {
    this.#size = productIds.length;
  }

  score(history: readonly PastOrder[]): Float64Array {
    const scores = new Float64Array(this.#size);
    for (const { products } of history) for (const product of products) scores[product]!++;
    return scores;
  }
}
