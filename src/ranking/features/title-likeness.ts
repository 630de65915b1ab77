import { analyse } from '../../domain/text/analyse.js';
import type { Product } from '../../domain/product.js';

/** A product's words, worked out once: catalogues in memory hand out the same object again and again. */
const wordsByProduct = new WeakMap<Product, readonly string[]>();

/**
 * Likeness of titles by the words they share, 0 to 1. A word weighs by how few of the products at hand have it: what
 * all of them have in common tells nothing.
 */
export class TitleLikeness {
  readonly #weights = new Map<string, number>();

  constructor(products: Iterable<Product>) {
    const counts = new Map<string, number>();
    let total = 0;
    for (const product of new Set(products)) {
      total++;
      for (const word of wordsOf(product)) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    for (const [word, count] of counts) this.#weights.set(word, Math.log((1 + total) / count) ** 2);
  }

  /** Likeness to each of some products: the greatest, and that to all their words taken together. */
  to(
    products: readonly Product[],
  ): (product: Product) => { readonly nearest: number; readonly together: number } {
    const bags = products.map((product) => new Set(wordsOf(product)));
    const lengths = bags.map((bag) => this.#length(bag));
    const sharing = new Map<string, number[]>();
    const profile = new Map<string, number>();
    bags.forEach((bag, i) => {
      for (const word of bag) {
        const of = sharing.get(word);
        if (of) of.push(i);
        else sharing.set(word, [i]);
        profile.set(word, (profile.get(word) ?? 0) + 1 / lengths[i]!);
      }
    });
    let squares = 0;
    for (const [word, count] of profile) squares += this.#weightOf(word) * count ** 2;
    const profileLength = Math.sqrt(squares) || 1;
    return (product) => {
      const words = wordsOf(product);
      const length = this.#length(words);
      const dots = new Map<number, number>();
      let together = 0;
      for (const word of words) {
        const weight = this.#weightOf(word);
        together += weight * (profile.get(word) ?? 0);
        for (const i of sharing.get(word) ?? [])
          if (products[i]!.id !== product.id) dots.set(i, (dots.get(i) ?? 0) + weight);
      }
      let nearest = 0;
      for (const [i, dot] of dots) nearest = Math.max(nearest, dot / (length * lengths[i]!));
      return { nearest, together: together / (length * profileLength) };
    };
  }

  #length(words: Iterable<string>): number {
    let sum = 0;
    for (const word of words) sum += this.#weightOf(word);
    return Math.sqrt(sum) || 1;
  }

  /** The square of the word's share in a title's vector; nothing for a word of no product at hand. */
  #weightOf(word: string): number {
    return this.#weights.get(word) ?? 0;
  }
}

function wordsOf(product: Product): readonly string[] {
  let words = wordsByProduct.get(product);
  if (!words) wordsByProduct.set(product, (words = [...new Set(analyse(product.title))]));
  return words;
}
