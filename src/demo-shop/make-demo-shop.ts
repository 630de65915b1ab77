import { Assortment } from './assortment.js';
import type { ProductRecord } from './demo-product.js';
import { makeEvents, type EventRecord } from './make-events.js';
import { makeProducts } from './make-products.js';
import { SHOP_SEED } from './shop-seed.js';
import { makeShoppers } from './shoppers/make-shoppers.js';

const SHOPPERS = 2000;

/** A simulated shop: what it sells, and what its shoppers did in the 90 days before `now`. */
export interface DemoShop {
  readonly products: readonly ProductRecord[];
  /** Made when asked for, which takes longer than the products do: half a second. */
  events(): readonly EventRecord[];
}

export interface DemoShopOptions {
  readonly now: Date;
  readonly seed?: number;
  /** How many there are; each brings some fifty events. */
  readonly shoppers?: number;
}

/** The same shop for the same options, record by record. */
export function makeDemoShop({ now, seed = SHOP_SEED, shoppers = SHOPPERS }: DemoShopOptions): DemoShop {
  const products = makeProducts(seed, now);
  return {
    products: products.map(({ record }) => record),
    events() {
      const assortment = new Assortment(products, seed);
      return makeEvents(seed, makeShoppers(seed, shoppers, assortment, now), assortment, now);
    },
  };
}
