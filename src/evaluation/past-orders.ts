import type { Order } from './order.js';

/** An order in numbers: those of its products that the past knows. */
export interface PastOrder {
  readonly products: Uint32Array;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Everything ordered so far. Products and customers have numbers, in the order in which they came. */
export class PastOrders {
  readonly productIds: string[] = [];
  readonly orders: PastOrder[] = [];
  /** The numbers of the orders that hold each product, and of those of each customer, oldest first. */
  readonly ordersWith: number[][] = [];
  readonly ordersBy: number[][] = [];
  /** Of each order: whose it is, and which of the customer's orders, from 0. */
  readonly customerOf: number[] = [];
  readonly positionOf: number[] = [];
  readonly #products = new Map<string, number>();
  readonly #customers = new Map<string, number>();
  #popularity = new Float64Array(0);
  #ranks: Uint32Array | undefined;
  #lines = 0;

  /** Adds orders that are not earlier than those it has. */
  add(orders: readonly Order[]): void {
    for (const { customer, at, productIds } of orders) {
      const products = Uint32Array.from(productIds, (id) => this.#productNumber(id));
      const order = this.orders.push({ products, at: at.getTime() }) - 1;
      this.#lines += products.length;
      for (const product of products) this.ordersWith[product]!.push(order);
      const own = this.ordersBy[this.#customerNumber(customer)]!;
      this.customerOf.push(this.#customers.get(customer)!);
      this.positionOf.push(own.length);
      own.push(order);
    }
    this.#popularity = Float64Array.from(this.ordersWith, ({ length }) => length);
    this.#ranks = undefined;
  }

  /** The time of the latest order; -Infinity where there is none. */
  get latest(): number {
    return this.orders.at(-1)?.at ?? -Infinity;
  }

  /** How many orders held each product. */
  get popularity(): Float64Array {
    return this.#popularity;
  }

  /** How many products all orders held together, each as often as it was ordered. */
  get lines(): number {
    return this.#lines;
  }

  /** Each product's place among the best sellers, from 1. */
  get ranks(): Uint32Array {
    if (!this.#ranks) {
      const ranks = new Uint32Array(this.productIds.length);
      Uint32Array.from(this.productIds, (_, product) => product)
        .sort((a, b) => this.#popularity[b]! - this.#popularity[a]! || a - b)
        .forEach((product, i) => (ranks[product] = i + 1));
      this.#ranks = ranks;
    }
    return this.#ranks;
  }

  numberOf(productId: string): number | undefined {
    return this.#products.get(productId);
  }

  /** An order, which need not be among the past ones, in the past's numbers. */
  inNumbers({ productIds, at }: Order): PastOrder {
    const known = productIds.flatMap((id) => this.#products.get(id) ?? []);
    return { products: Uint32Array.from(known), at: at.getTime() };
  }

  #productNumber(id: string): number {
    let number = this.#products.get(id);
    if (number === undefined) {
      number = this.productIds.push(id) - 1;
      this.#products.set(id, number);
      this.ordersWith.push([]);
    }
    return number;
  }

  #customerNumber(id: string): number {
    let number = this.#customers.get(id);
    if (number === undefined) {
      number = this.ordersBy.push([]) - 1;
      this.#customers.set(id, number);
    }
    return number;
  }
}
