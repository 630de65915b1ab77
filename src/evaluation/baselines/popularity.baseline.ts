import type { PastOrders } from '../past-orders.js';
import type { PlainMethod } from './plain-method.js';

const DAY_MS = 86_400_000;

/** What most orders held, over all time or over the last days with orders. */
export class PopularityBaseline implements PlainMethod {
  #scores = new Float64Array(0);

  constructor(
    readonly name: string,
    /** Days of the window; absent: all time. */
    private readonly days = Infinity,
  ) {}

  fit({ orders, productIds, latest }: PastOrders): void {
    this.#scores = new Float64Array(productIds.length);
    const first = Math.floor(latest / DAY_MS) - this.days;
    for (let i = orders.length - 1; i >= 0 && Math.floor(orders[i]!.at / DAY_MS) > first; i--)
      for (const product of orders[i]!.products) this.#scores[product]!++;
  }

  score(): Float64Array {
    return this.#scores;
  }
}
