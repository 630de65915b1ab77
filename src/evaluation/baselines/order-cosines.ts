import type { PastOrders } from '../past-orders.js';
import type { NeighbourRows } from './neighbour-rows.js';
import type { ScoredRow } from './scored-row.js';
import { TogetherCounter } from './together-counter.js';

/** Cosine of two products over orders, as they are at every question; worked out when it is asked for. */
export class OrderCosines implements NeighbourRows {
  readonly #rows = new Map<number, ScoredRow>();
  readonly #counter = new TogetherCounter();
  #past: PastOrders | undefined;

  fit(past: PastOrders): void {
    this.#past = past;
    this.#rows.clear();
  }

  of(product: number): ScoredRow {
    let row = this.#rows.get(product);
    if (!row) this.#rows.set(product, (row = this.#count(this.#past!, product)));
    return row;
  }

  #count({ ordersWith, orders, popularity }: PastOrders, product: number): ScoredRow {
    this.#counter.begin(popularity.length);
    for (const order of ordersWith[product]!) this.#counter.add(orders[order]!.products, 1);
    return this.#counter.finish(
      product,
      (count, other) => count / Math.sqrt(popularity[product]! * popularity[other]!),
    );
  }
}
