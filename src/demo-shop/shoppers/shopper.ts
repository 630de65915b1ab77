import type { DemoProduct } from '../demo-product.js';

/** Something that a shopper uses up and buys again. */
export interface Need {
  readonly product: DemoProduct;
  readonly everyDays: number;
}

/** One of the simulated shoppers. */
export interface Shopper {
  /** As events carry it: a shopper's id, or a device's with 'visitor:' before it. */
  readonly viewerId: string;
  readonly platform: 'WEB' | 'IOS' | 'ANDROID' | 'PARTNER';
  /** How much each department is liked, by its name. */
  readonly departments: Readonly<Record<string, number>>;
  /** By department. */
  readonly favouriteBrands: Readonly<Record<string, string>>;
  /** What brands suit the purse, from 0, cheap, to 1, dear. */
  readonly priceLevel: number;
  readonly needs: readonly Need[];
  /** Visits in 90 days beyond those for needs. */
  readonly visits: number;
}
