import type { Product } from '../../../domain/products/product.js';
import { stemPlural } from '../../../domain/text/stem-plural.js';
import { tokenise } from '../../../domain/text/tokenise.js';
import { letterMask } from './letter-mask.js';
import { Postings } from './postings.js';
import { SortedKeys } from './sorted-keys.js';

interface ProductWords {
  readonly all: readonly string[];
  readonly title: readonly string[];
  readonly titleStems: readonly string[];
}

/**
 * The words of the catalogue as people see them, unstemmed: how many products have each, which products have it
 * in their title, and the words of each title. Spelling, completions and likeness are made of these.
 */
export class Vocabulary {
  /** Words by their beginning; those of titles, brands and categories, which are worth completing. */
  readonly titleWords = new SortedKeys();
  /** Products by a stem of their title, brand or category. */
  readonly titleStems = new Postings();
  readonly #words = new SortedKeys();
  readonly #products = new Map<string, number>();
  readonly #titles = new Map<string, number>();
  readonly #stems = new Map<string, number>();
  readonly #masksByLength = new Map<number, Map<string, number>>();
  readonly #ofProduct: (ProductWords | undefined)[] = [];

  put(ordinal: number, product: Product): void {
    this.delete(ordinal);
    const title = distinctWords([product.title, product.brand, ...product.categoryPath]);
    const rest = distinctWords([product.description, ...product.attributes.map(({ value }) => value)]);
    const words: ProductWords = {
      title,
      titleStems: [...new Set(title.map(stemPlural))],
      all: [...new Set([...title, ...rest])],
    };
    this.#ofProduct[ordinal] = words;
    for (const word of words.all) if (increment(this.#products, word)) this.#learn(word);
    for (const word of words.title) if (increment(this.#titles, word)) this.titleWords.add(word);
    for (const stem of words.titleStems) this.titleStems.add(stem, ordinal);
  }

  delete(ordinal: number): void {
    const words = this.#ofProduct[ordinal];
    if (!words) return;
    for (const word of words.all) if (decrement(this.#products, word)) this.#unlearn(word);
    for (const word of words.title) if (decrement(this.#titles, word)) this.titleWords.delete(word);
    for (const stem of words.titleStems) this.titleStems.delete(stem, ordinal);
    this.#ofProduct[ordinal] = undefined;
  }

  /** Whether some product has the word, in singular or plural. */
  knows(word: string): boolean {
    return this.#stems.has(stemPlural(word));
  }

  /** Whether some product has a word that begins so. */
  knowsPrefix(prefix: string): boolean {
    return this.#words.hasPrefix(prefix);
  }

  /** Products that have a word that begins so; one with two such words counts twice. */
  productsWithPrefix(prefix: string): number {
    let products = 0;
    for (const word of this.#words.startingWith(prefix)) products += this.productsWith(word);
    return products;
  }

  /** Products that have the word anywhere. */
  productsWith(word: string): number {
    return this.#products.get(word) ?? 0;
  }

  /** Products that have the word in title, brand or category. */
  titlesWith(word: string): number {
    return this.#titles.get(word) ?? 0;
  }

  /** The words of a product's title, brand and category. */
  titleOf(ordinal: number): readonly string[] {
    return this.#ofProduct[ordinal]?.title ?? [];
  }

  titleStemsOf(ordinal: number): readonly string[] {
    return this.#ofProduct[ordinal]?.titleStems ?? [];
  }

  /** Words of one length with the letters each has. */
  wordsOfLength(length: number): ReadonlyMap<string, number> {
    return this.#masksByLength.get(length) ?? NO_WORDS;
  }

  #learn(word: string): void {
    increment(this.#stems, stemPlural(word));
    this.#words.add(word);
    const sameLength = this.#masksByLength.get(word.length);
    if (sameLength) sameLength.set(word, letterMask(word));
    else this.#masksByLength.set(word.length, new Map([[word, letterMask(word)]]));
  }

  #unlearn(word: string): void {
    decrement(this.#stems, stemPlural(word));
    this.#words.delete(word);
    this.#masksByLength.get(word.length)?.delete(word);
  }
}

const NO_WORDS: ReadonlyMap<string, number> = new Map();

const distinctWords = (texts: readonly (string | null)[]): string[] => [
  ...new Set(texts.flatMap((text) => (text ? tokenise(text).map((token) => token.text) : []))),
];

/** True where it is the first. */
function increment(counts: Map<string, number>, key: string): boolean {
  const count = counts.get(key) ?? 0;
  counts.set(key, count + 1);
  return count === 0;
}

/** True where it was the last. */
function decrement(counts: Map<string, number>, key: string): boolean {
  const count = counts.get(key)!;
  if (count > 1) counts.set(key, count - 1);
  else counts.delete(key);
  return count === 1;
}
