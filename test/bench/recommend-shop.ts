import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { EVENT_TYPES, type ShopperEvent } from '../../src/domain/event.js';
import { daysAgo, MemoryShop } from '../support/memory-shop.js';
import { shopperEvent } from '../support/make.js';
import { simulatedProducts } from './simulated-products.js';

const PRODUCTS = 20_000;
const SHOPPERS = 2_000;
const EVENTS = 190_000;
/** Of one shopper alone. */
const HEAVY = 10_000;

const rng = xoroshiro128plus(1);
const below = (n: number): number => uniformInt(rng, 0, n - 1);
/** Few products get most of the demand, as in shops. */
const popular = (): string => `sim-${Math.floor(PRODUCTS * (below(1000) / 1000) ** 3)}`;

const happened = (identity: string): ShopperEvent =>
  shopperEvent({
    identity,
    type: EVENT_TYPES[below(EVENT_TYPES.length)]!,
    productId: popular(),
    occurredAt: daysAgo(below(90 * 48) / 48),
  });

/** A shop in memory of 20,000 products and 200,000 events, all SIMULATED, and a product that sells now and then. */
export async function recommendShop(): Promise<{ readonly shop: MemoryShop; popular(): string }> {
  const products = simulatedProducts(0, PRODUCTS).map((draft, i) => ({
    ...draft,
    createdAt: daysAgo(i % 900),
  }));
  const shop = await MemoryShop.of(products, [
    ...Array.from({ length: EVENTS }, () => happened(`shopper:${below(SHOPPERS)}`)),
    ...Array.from({ length: HEAVY }, () => happened('shopper:heavy')),
  ]);
  return { shop, popular };
}
