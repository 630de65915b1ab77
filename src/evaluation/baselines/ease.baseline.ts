import type { PastOrder, PastOrders } from '../past-orders.js';
import type { EaseWeights } from './ease-weights.js';
import { historyWeights } from './history-weights.js';
import type { PlainMethod } from './plain-method.js';

/** What EASE says of the customer's own products: of all alike, or more of those ordered lately. */
export class EaseBaseline implements PlainMethod {
  #size = 0;

  constructor(
    readonly name: string,
    private readonly weights: EaseWeights,
    /** Of the customer's own orders, in days; absent: nothing decays. */
    private readonly halfLifeDays?: number,
  ) {}

  async fit(past: PastOrders): Promise<void> {
    this.#size = past.productIds.length;
    await this.weights.fit(past);
  }

  score(history: readonly PastOrder[]): Float64Array {
    const scores = new Float64Array(this.#size);
    for (const [product, weight] of historyWeights(history, this.halfLifeDays))
      this.weights.addTo(scores, product, weight);
    return scores;
  }
}
