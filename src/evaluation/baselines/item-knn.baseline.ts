import type { PastOrder, PastOrders } from '../past-orders.js';
import { addRow } from './add-row.js';
import { historyWeights } from './history-weights.js';
import type { NeighbourRows } from './neighbour-rows.js';
import type { PlainMethod } from './plain-method.js';

/**
 * What goes with the customer's own products, by the cosine of two products: every product is a neighbour (Linden, Smith,
 * York, "Amazon.com recommendations: item-to-item collaborative filtering", 2003). Written apart from what the
 * product uses, so that one checks the other.
 */
export class ItemKnnBaseline implements PlainMethod {
  #size = 0;

  constructor(
    readonly name: string,
    private readonly rows: NeighbourRows,
    /** Of the customer's own orders, in days; absent: nothing decays. */
    private readonly halfLifeDays?: number,
  ) {}

  fit(past: PastOrders): void {
    this.#size = past.productIds.length;
    this.rows.fit(past);
  }

  score(history: readonly PastOrder[]): Float64Array {
    const scores = new Float64Array(this.#size);
    for (const [product, weight] of historyWeights(history, this.halfLifeDays))
      addRow(scores, this.rows.of(product), weight);
    return scores;
  }
}
