import type { ScoredRow } from './scored-row.js';

/** Counts products beside one product: a scratch as long as all products, which is never allocated twice. */
export class TogetherCounter {
  #counts = new Float64Array(0);
  #found: number[] = [];

  /** Begins a count among so many products. */
  begin(size: number): void {
    if (this.#counts.length < size) this.#counts = new Float64Array(size);
  }

  add(products: Uint32Array, weight: number): void {
    for (const product of products) {
      if (this.#counts[product] === 0) this.#found.push(product);
      this.#counts[product]! += weight;
    }
  }

  /** What was counted, without one product, each count scaled; the next count begins at nothing. */
  finish(without: number | undefined, scale: (count: number, product: number) => number): ScoredRow {
    const products = Uint32Array.from(this.#found.filter((product) => product !== without));
    const scores = Float32Array.from(products, (product) => scale(this.#counts[product]!, product));
    for (const product of this.#found) this.#counts[product] = 0;
    this.#found = [];
    return { products, scores };
  }
}
