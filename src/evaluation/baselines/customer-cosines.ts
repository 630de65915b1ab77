import type { PastOrders } from '../past-orders.js';
import type { NeighbourRows } from './neighbour-rows.js';
import { purchaseMatrix } from './purchase-matrix.js';
import { RefitClock } from './refit-clock.js';
import type { ScoredRow } from './scored-row.js';
import { TogetherCounter } from './together-counter.js';

const NOTHING: ScoredRow = { products: new Uint32Array(0), scores: new Float32Array(0) };

/** Cosine of two products over customers, whatever the order of their purchases; learned anew every two weeks. */
export class CustomerCosines implements NeighbourRows {
  readonly #rows = new Map<number, ScoredRow>();
  readonly #counter = new TogetherCounter();
  readonly #clock = new RefitClock();
  #productsOf: readonly Uint32Array[] = [];
  #customersOf: number[][] = [];

  fit(past: PastOrders): void {
    if (!this.#clock.strikes(past)) return;
    this.#rows.clear();
    const { products, size } = purchaseMatrix(past);
    this.#productsOf = products;
    this.#customersOf = Array.from({ length: size }, () => []);
    products.forEach((own, customer) => {
      for (const product of own) this.#customersOf[product]!.push(customer);
    });
  }

  of(product: number): ScoredRow {
    let row = this.#rows.get(product);
    if (!row) this.#rows.set(product, (row = this.#count(product)));
    return row;
  }

  #count(product: number): ScoredRow {
    const customers = this.#customersOf[product];
    if (!customers) return NOTHING;
    this.#counter.begin(this.#customersOf.length);
    for (const customer of customers) this.#counter.add(this.#productsOf[customer]!, 1);
    return this.#counter.finish(
      product,
      (count, other) => count / Math.sqrt(customers.length * this.#customersOf[other]!.length),
    );
  }
}
