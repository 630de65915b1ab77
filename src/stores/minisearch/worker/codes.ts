import type { Product } from '../../../domain/products/product.js';
import { indexedCodes } from '../../../domain/text/indexed-codes.js';
import { normaliseCode } from '../../../domain/text/normalise-code.js';
import { queryCodes } from '../../../domain/text/query-codes.js';
import { Postings } from './postings.js';
import { SortedKeys } from './sorted-keys.js';

/** A shorter half-typed code is the start of half the catalogue. */
const MIN_PREFIX = 4;
/** Products found by the start of a code, at most. */
const MAX_BY_PREFIX = 200;

/** How well a product's code fits. */
const FIT = { whole: 3, part: 2, prefix: 1 } as const;

export interface CodeMatch {
  /** Whatever the words, what fits better stands first. */
  readonly fit: number;
  readonly exact: boolean;
}

/** The identifiers and part numbers of the products, in their one spelling. */
export class Codes {
  readonly #postings = new Postings();
  readonly #sorted = new SortedKeys();
  readonly #ofProduct: (readonly string[] | undefined)[] = [];

  put(ordinal: number, product: Product): void {
    this.delete(ordinal);
    const codes = indexedCodes(product);
    this.#ofProduct[ordinal] = codes;
    for (const code of codes) if (this.#postings.add(code, ordinal)) this.#sorted.add(code);
  }

  delete(ordinal: number): void {
    for (const code of this.#ofProduct[ordinal] ?? [])
      if (this.#postings.delete(code, ordinal)) this.#sorted.delete(code);
    this.#ofProduct[ordinal] = undefined;
  }

  /** Products that a query names by a code, or by its beginning. */
  match(text: string): ReadonlyMap<number, CodeMatch> {
    const found = new Map<number, CodeMatch>();
    const { whole, parts } = queryCodes(text);
    for (const ordinal of this.startingWith(whole)) found.set(ordinal, { fit: FIT.prefix, exact: false });
    for (const part of parts)
      for (const ordinal of this.#postings.of(part)) found.set(ordinal, { fit: FIT.part, exact: true });
    for (const ordinal of this.#postings.of(whole)) found.set(ordinal, { fit: FIT.whole, exact: true });
    return found;
  }

  /** Whether a text is, as a whole, some product's code. */
  has(text: string): boolean {
    return this.#postings.has(normaliseCode(text));
  }

  /** Products with a code that begins so; none for what does not look like one. */
  *startingWith(code: string): Generator<number> {
    if (code.length < MIN_PREFIX || !/\p{N}/u.test(code)) return;
    let left = MAX_BY_PREFIX;
    for (const key of this.#sorted.startingWith(code))
      for (const ordinal of this.#postings.of(key)) {
        if (left-- === 0) return;
        yield ordinal;
      }
  }
}
