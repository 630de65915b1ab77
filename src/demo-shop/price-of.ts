import { choicesOf } from './choices-of.js';
import type { ProductRecord } from './demo-product.js';
import type { Kind } from './department.js';
import { SeededRandom } from './seeded-random.js';

/** What the place between the cheapest and the dearest rests on; together 1. */
const BY_SIZE = 0.5;
const BY_BRAND = 0.3;
const BY_REST = 0.2;
/** Attributes that do not change the price of a thing. */
const PRICELESS: ReadonlySet<string> = new Set(['Colour', 'Model', 'Fit']);

/**
 * Pence: within the range of the kind by size, by brand, and by what else the product is made of. The same brand's
 * larger one is always dearer.
 */
export function priceOf(
  kind: Kind,
  brand: string,
  priceLevel: number,
  attributes: ProductRecord['attributes'],
  seed: number,
): number {
  const leaningOf = (text: string): number => new SeededRandom(seed, `price/${kind.in}/${text}`).fraction();
  const sizes: number[] = [];
  const rest = [leaningOf(brand)];
  for (const { name, value } of attributes) {
    if (/^\d/.test(value)) sizes.push(placeOf(value, choicesOf(kind.has[name]!)));
    else if (!PRICELESS.has(name)) rest.push(leaningOf(value));
  }
  const place =
    sizes.length > 0
      ? BY_SIZE * mean(sizes) + BY_BRAND * priceLevel + BY_REST * mean(rest)
      : (BY_BRAND * priceLevel + BY_REST * mean(rest)) / (1 - BY_SIZE);
  const [low, high] = kind.price;
  return toShopPrice(low * (high / low) ** place);
}

/** From 0, the first, to 1, the last. */
const placeOf = (value: string, all: readonly string[]): number =>
  all.length > 1 ? all.indexOf(value) / (all.length - 1) : 0;

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0) / numbers.length;

/** The next price as shops write it: 1.85, 7.49, 34.99, 179.00. */
function toShopPrice(pence: number): number {
  if (pence < 400) return Math.max(5, Math.round(pence / 5) * 5);
  if (pence < 2_000) return Math.max(1, Math.round(pence / 50)) * 50 - 1;
  if (pence < 10_000) return Math.max(1, Math.round(pence / 100)) * 100 - 1;
  return Math.max(1, Math.round(pence / 500)) * 500 - 100;
}
