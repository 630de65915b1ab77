import type { MatrixProduct } from '../../inference/matrix/matrix-product.js';
import type { PastOrders } from '../past-orders.js';
import type { FitCache } from './fit-cache.js';
import { invertPositive } from './invert-positive.js';
import { purchaseMatrix, type PurchaseMatrix } from './purchase-matrix.js';
import { RefitClock } from './refit-clock.js';

/** The penalty of weights, in customers: 200 was best on the validation items of Beauty. */
const PENALTY = 200;
/** The inverse takes the cube of it: about half a minute and 3 GB here. A larger catalogue keeps its best sellers. */
const MOST_PRODUCTS = 15_000;

/**
 * The weights of EASE: a linear model of each product by all others, in closed form (Steck, "Embarrassingly shallow
 * autoencoders for sparse data", WWW 2019), on which customer ordered what, learned anew every two weeks. Dense, all
 * products by all, in single precision: the inverse is cut into products of large matrices for ONNX Runtime.
 */
export class EaseWeights {
  readonly #clock = new RefitClock();
  /** Place in the matrix of each product, and the products by place. */
  #placeOf = new Map<number, number>();
  #products: Uint32Array = new Uint32Array(0);
  #weights: Float32Array = new Float32Array(0);

  constructor(
    private readonly multiply: MatrixProduct,
    private readonly cache?: FitCache,
    private readonly penalty = PENALTY,
  ) {}

  async fit(past: PastOrders): Promise<void> {
    if (!this.#clock.strikes(past)) return;
    this.#products = bestSellers(past);
    this.#placeOf = new Map([...this.#products].map((product, place) => [product, place]));
    const matrix = purchaseMatrix(past);
    const learn = (): Promise<Float32Array> => this.#learn(matrix);
    this.#weights = await (this.cache?.remember(`ease-${this.penalty}-${MOST_PRODUCTS}`, matrix, learn) ??
      learn());
  }

  /** Adds what a product says about all others, weighted. */
  addTo(scores: Float64Array, product: number, weight: number): void {
    const place = this.#placeOf.get(product);
    if (place === undefined) return;
    const products = this.#products;
    const row = this.#weights.subarray(place * products.length, (place + 1) * products.length);
    for (let j = 0; j < products.length; j++) scores[products[j]!]! += weight * row[j]!;
  }

  async #learn(matrix: PurchaseMatrix): Promise<Float32Array> {
    const n = this.#products.length;
    const common = { rows: n, columns: n, values: this.#commonCustomers(matrix) };
    const { values } = await invertPositive(common, this.multiply);
    const diagonal = Float32Array.from({ length: n }, (_, i) => values[i * n + i]!);
    for (let i = 0; i < n; i++) {
      const row = values.subarray(i * n, (i + 1) * n);
      for (let j = 0; j < n; j++) row[j]! /= -diagonal[j]!;
      row[i] = 0;
    }
    return values;
  }

  /** How many customers each two products have in common, and the penalty on the diagonal. */
  #commonCustomers(matrix: PurchaseMatrix): Float32Array {
    const n = this.#products.length;
    const common = new Float32Array(n * n);
    for (const products of matrix.products) {
      const places = [...products].flatMap((product) => this.#placeOf.get(product) ?? []);
      for (const i of places) for (const j of places) common[i * n + j]!++;
    }
    for (let i = 0; i < n; i++) common[i * n + i]! += this.penalty;
    return common;
  }
}

const bestSellers = ({ ranks, productIds }: PastOrders): Uint32Array =>
  Uint32Array.from(productIds, (_, product) => product).filter((product) => ranks[product]! <= MOST_PRODUCTS);
