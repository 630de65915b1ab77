import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Product } from '../../src/domain/products/product.js';

/** Every tenth query has a typo; logs of shops have from 5 to 15 %. */
const TYPO_EVERY = 10;
const MOST_WORDS = 3;
/** From the second letter on a shop's page asks for suggestions. */
const SHORTEST_PREFIX = 2;
const LONGEST_PREFIX = 12;

/** What shoppers of these products could type: one to three words of a title, some misspelt. Seeded. */
export function shopperQueries(products: readonly Product[], count: number, seed: number): string[] {
  const rng = xoroshiro128plus(seed);
  const below = (n: number): number => uniformInt(rng, 0, n - 1);
  return Array.from({ length: count }, (_, i) => {
    const words = products[below(products.length)]!.title.split(/\s+/).slice(0, 6);
    const from = below(words.length);
    const text = words.slice(from, from + 1 + below(MOST_WORDS)).join(' ');
    if (i % TYPO_EVERY !== 0) return text;
    const at = below(text.length);
    return text.slice(0, at) + text.slice(at + 1);
  });
}

/** The beginnings of such queries, as they are typed. */
export function shopperPrefixes(products: readonly Product[], count: number, seed: number): string[] {
  const rng = xoroshiro128plus(seed);
  return shopperQueries(products, count, seed).map((text) =>
    text.slice(0, uniformInt(rng, SHORTEST_PREFIX, LONGEST_PREFIX)),
  );
}
