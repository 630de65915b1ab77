import { analyse } from '../../domain/text/analyse.js';
import type { Product } from '../../domain/products/product.js';

/** A product's words, worked out once: catalogues in memory hand out the same object again and again. */
const wordsByProduct = new WeakMap<Product, readonly string[]>();

/**
 * Likeness of titles by the words they share, 0 to 1. A word weighs by how few of the products at hand have it: what
 * all of them have in common tells nothing.
 */
export class TitleLikeness {
  readonly #weights = new Map<string, number>();
  readonly #lengths = new Map<Product, number>();

  constructor(products: Iterable<Product>) {
    const counts = new Map<string, number>();
    let total = 0;
    for (const product of new Set(products)) {
      total++;
      for (const word of wordsOf(product)) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    for (const [word, count] of counts) this.#weights.set(word, Math.log((1 + total) / count) ** 2);
  }

  /** Likeness to some products, which must be among those at hand: the greatest, and that to all of them together. */
  to(
    products: readonly Product[],
  ): (product: Product) => { readonly nearest: number; readonly together: number } {
    const words = new Map<string, { readonly weight: number; share: number; readonly products: number[] }>();
    products.forEach((product, i) => {
      for (const text of wordsOf(product)) {
        let word = words.get(text);
        if (!word) words.set(text, (word = { weight: this.#weights.get(text) ?? 0, share: 0, products: [] }));
        word.share += 1 / this.#lengthOf(product);
        word.products.push(i);
      }
    });
    let squares = 0;
    for (const { weight, share } of words.values()) squares += weight * share ** 2;
    const length = Math.sqrt(squares) || 1;
    const lengths = Float64Array.from(products, (product) => this.#lengthOf(product));
    const places = new Map(products.map(({ id }, i) => [id, i]));
    const dots = new Float64Array(products.length);
    return (product) => {
      dots.fill(0);
      let together = 0;
      for (const text of wordsOf(product)) {
        const word = words.get(text);
        if (!word) continue;
        together += word.weight * word.share;
        for (const i of word.products) dots[i]! += word.weight;
      }
      // It is like itself, which tells nothing.
      const own = places.get(product.id);
      if (own !== undefined) dots[own] = 0;
      let nearest = 0;
      for (let i = 0; i < dots.length; i++) nearest = Math.max(nearest, dots[i]! / lengths[i]!);
      const productLength = this.#lengthOf(product);
      return { nearest: nearest / productLength, together: together / (productLength * length) };
    };
  }

  #lengthOf(product: Product): number {
    let length = this.#lengths.get(product);
    if (length === undefined) {
      let sum = 0;
      for (const word of wordsOf(product)) sum += this.#weights.get(word) ?? 0;
      this.#lengths.set(product, (length = Math.sqrt(sum) || 1));
    }
    return length;
  }
}

function wordsOf(product: Product): readonly string[] {
  let words = wordsByProduct.get(product);
  if (!words) wordsByProduct.set(product, (words = [...new Set(analyse(product.title))]));
  return words;
}
