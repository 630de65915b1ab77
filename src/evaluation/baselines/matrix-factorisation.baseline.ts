import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { PastOrder, PastOrders } from '../past-orders.js';
import type { FitCache } from './fit-cache.js';
import { ImplicitSolver } from './implicit-solver.js';
import type { PlainMethod } from './plain-method.js';
import { purchaseMatrix, type PurchaseMatrix } from './purchase-matrix.js';
import { RefitClock } from './refit-clock.js';

export interface FactorisationSettings {
  readonly factors: number;
  readonly confidence: number;
  readonly penalty: number;
  readonly rounds: number;
}

/**
 * Of confidences from 2 to 40 ten is the best on the UCI orders (.217 NDCG@10; 40: .158) and within .002 of the best on the
 * validation items of Beauty; 128 factors gain .006 there and take four times as long.
 */
const SETTINGS: FactorisationSettings = { factors: 64, confidence: 10, penalty: 10, rounds: 12 };
/** Where the factors start; any fixed number makes two runs print the same. */
const SEED = 1;

/**
 * Implicit matrix factorisation by alternating least squares, learned anew every two weeks. A customer's own factors are
 * worked out from the history at every question, so that the latest order counts.
 */
export class MatrixFactorisationBaseline implements PlainMethod {
  readonly name = 'matrix factorisation';
  readonly #clock = new RefitClock();
  #items: Float64Array = new Float64Array(0);
  #solver: ImplicitSolver | undefined;
  #size = 0;

  constructor(
    private readonly cache?: FitCache,
    private readonly settings = SETTINGS,
  ) {}

  async fit(past: PastOrders): Promise<void> {
    this.#size = past.productIds.length;
    if (!this.#clock.strikes(past)) return;
    const matrix = purchaseMatrix(past);
    const learn = (): Float32Array => this.#learn(matrix);
    const method = `factors-${Object.values(this.settings).join('-')}`;
    const items = (await this.cache?.remember(method, matrix, learn)) ?? learn();
    this.#items = Float64Array.from(items);
    this.#solver = this.#solverFor(this.#items);
  }

  score(history: readonly PastOrder[]): Float64Array {
    const { factors } = this.settings;
    const scores = new Float64Array(this.#size);
    const times = new Map<number, number>();
    const known = this.#items.length / factors;
    for (const { products } of history)
      for (const product of products) if (product < known) times.set(product, (times.get(product) ?? 0) + 1);
    const customer = new Float64Array(factors);
    const [products, counts] = [Uint32Array.from(times.keys()), Float32Array.from(times.values())];
    // Twice: from nothing, one solution's few steps are not all the way.
    this.#solver!.solve(customer, products, counts);
    this.#solver!.solve(customer, products, counts);
    for (let product = 0, at = 0; product < known; product++) {
      let sum = 0;
      for (let f = 0; f < factors; f++, at++) sum += customer[f]! * this.#items[at]!;
      scores[product] = sum;
    }
    return scores;
  }

  /** In single precision, whether they are read again or not: both runs print the same. */
  #learn(byCustomer: PurchaseMatrix): Float32Array {
    const { factors, rounds } = this.settings;
    const byProduct = transpose(byCustomer);
    const customers = new Float64Array(byCustomer.products.length * factors);
    const items = drawn(byCustomer.size * factors);
    for (let round = 0; round < rounds; round++) {
      this.#solve(byCustomer, items, customers);
      this.#solve(byProduct, customers, items);
    }
    return Float32Array.from(items);
  }

  #solve({ products, times }: PurchaseMatrix, from: Float64Array, into: Float64Array): void {
    const { factors } = this.settings;
    const solver = this.#solverFor(from);
    products.forEach((columns, row) =>
      solver.solve(into.subarray(row * factors, (row + 1) * factors), columns, times[row]!),
    );
  }

  #solverFor(from: Float64Array): ImplicitSolver {
    const { factors, confidence, penalty } = this.settings;
    return new ImplicitSolver(from, factors, confidence, penalty);
  }
}

function transpose({ products, times, size }: PurchaseMatrix): PurchaseMatrix {
  const customers: number[][] = Array.from({ length: size }, () => []);
  const counts: number[][] = Array.from({ length: size }, () => []);
  products.forEach((own, customer) =>
    own.forEach((product, i) => {
      customers[product]!.push(customer);
      counts[product]!.push(times[customer]![i]!);
    }),
  );
  return {
    products: customers.map((row) => Uint32Array.from(row)),
    times: counts.map((row) => Float32Array.from(row)),
    size: products.length,
  };
}

function drawn(length: number): Float64Array {
  const rng = xoroshiro128plus(SEED);
  return Float64Array.from({ length }, () => (uniformFloat64(rng) - 0.5) / 10);
}
