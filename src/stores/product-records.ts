import type { PopularityWindow } from './shop-statistics.js';

/** What is known of every product's past, of whole days before today: what happens today changes nothing in it. */
export interface ProductRecords {
  /** By product; those that nobody ever wanted are absent. */
  readonly byProduct: ReadonlyMap<string, ProductRecord>;
}

export interface ProductRecord {
  /** Weighted demand of the last days up to the last one on which anybody wanted anything. */
  readonly demand: Readonly<Record<PopularityWindow, number>>;
  readonly totalDemand: number;
  /** Days from that one back to the product's first demand and to its latest. */
  readonly daysSinceFirst: number;
  readonly daysSinceLast: number;
  /** Shoppers who bought it, and those of them who bought it on several days. */
  readonly buyers: number;
  readonly repeatBuyers: number;
}
