import type { BenchShop } from './bench-shop.js';

/** One question, answered by a table. */
export interface Benchmark {
  /** As an argument of `npm run bench`. */
  readonly name: string;
  readonly question: string;
  /** Uses the shop, and leaves it so that the next benchmark can. */
  run(shop: BenchShop): Promise<BenchTable>;
}

export interface BenchTable {
  readonly header: readonly string[];
  /** First what was measured; the last column is the budget, empty where there is none. */
  readonly rows: readonly (readonly string[])[];
  /** What a reader has to know to take the figures for what they are. */
  readonly notes?: readonly string[];
}
