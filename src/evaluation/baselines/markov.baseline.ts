import type { PastOrder, PastOrders } from '../past-orders.js';
import { addRow } from './add-row.js';
import type { PlainMethod } from './plain-method.js';
import type { ScoredRow } from './scored-row.js';
import { TogetherCounter } from './together-counter.js';

/** Orders that count as following one; the d-th counts 1/d. Three are the window of the published Beauty baseline. */
const WINDOW = 3;
/** What an order counts against the one after it: .3 was best on the validation items of Beauty (0: .060, .3: .064). */
const STEP = 0.3;
/** Beyond, an order counts less than 1 in 400. */
const ORDERS_LOOKED_AT = 5;

/**
 * A Markov chain: what customers ordered within the next three orders after what this one ordered last. A product's
 * row is the share of each product among what followed it.
 */
export class MarkovBaseline implements PlainMethod {
  readonly name = 'Markov';
  readonly #rows = new Map<number, ScoredRow>();
  readonly #counter = new TogetherCounter();
  #past: PastOrders | undefined;

  fit(past: PastOrders): void {
    this.#past = past;
    this.#rows.clear();
  }

  score(history: readonly PastOrder[]): Float64Array {
    const scores = new Float64Array(this.#past!.productIds.length);
    history
      .slice(-ORDERS_LOOKED_AT)
      .reverse()
      .forEach(({ products }, age) => {
        for (const product of products)
          addRow(scores, this.#rowOf(this.#past!, product), STEP ** age / products.length);
      });
    return scores;
  }

  #rowOf(past: PastOrders, product: number): ScoredRow {
    let row = this.#rows.get(product);
    if (!row) this.#rows.set(product, (row = this.#count(past, product)));
    return row;
  }

  #count({ orders, ordersWith, ordersBy, customerOf, positionOf }: PastOrders, product: number): ScoredRow {
    this.#counter.begin(ordersWith.length);
    let sum = 0;
    for (const order of ordersWith[product]!) {
      const own = ordersBy[customerOf[order]!]!;
      for (let d = 1; d <= WINDOW; d++) {
        const next = own[positionOf[order]! + d];
        if (next === undefined) break;
        this.#counter.add(orders[next]!.products, 1 / d);
        sum += orders[next]!.products.length / d;
      }
    }
    return this.#counter.finish(undefined, (count) => count / sum);
  }
}
