import type { FacetPick } from '../../../domain/product-filter.js';
import { BRAND_FACET, CATEGORY_FACET } from '../../../domain/product-filter.js';
import type { Product } from '../../../domain/product.js';

export interface FacetValue {
  /** 'brand', 'category', or an attribute's name in lower case. */
  readonly facet: string;
  readonly value: string;
}

/** The facet values of every product as small numbers, so that counting is adding up in an array. */
export class FacetTable {
  readonly #values: FacetValue[] = [];
  readonly #ids = new Map<string, number>();
  readonly #names = new Map<string, string>();
  readonly #ofProduct: (readonly number[] | undefined)[] = [];

  put(ordinal: number, { brand, categoryPath, attributes }: Product): void {
    const ids = new Set(categoryPath.map((level) => this.#idOf(CATEGORY_FACET, level)));
    if (brand !== null) ids.add(this.#idOf(BRAND_FACET, brand));
    for (const { name, value } of attributes) {
      const facet = name.toLowerCase();
      // Those two names are taken by the product's own brand and category.
      if (facet === BRAND_FACET || facet === CATEGORY_FACET) continue;
      if (!this.#names.has(facet)) this.#names.set(facet, name);
      ids.add(this.#idOf(facet, value));
    }
    this.#ofProduct[ordinal] = [...ids];
  }

  delete(ordinal: number): void {
    this.#ofProduct[ordinal] = undefined;
  }

  /** How many values there have ever been: the length of an array of counts. */
  get size(): number {
    return this.#values.length;
  }

  valueOf(id: number): FacetValue {
    return this.#values[id]!;
  }

  of(ordinal: number): readonly number[] {
    return this.#ofProduct[ordinal] ?? [];
  }

  /** A facet's name as the catalogue spells it. */
  spell(facet: string): string {
    return this.#names.get(facet) ?? facet;
  }

  /** A test for one pick: whether a product has any of the values. */
  test({ facet, anyOf }: FacetPick): (ordinal: number) => boolean {
    const wanted = new Set(anyOf.map((value) => this.#ids.get(key(facet.toLowerCase(), value))));
    return (ordinal) => this.of(ordinal).some((id) => wanted.has(id));
  }

  #idOf(facet: string, value: string): number {
    const known = this.#ids.get(key(facet, value));
    if (known !== undefined) return known;
    this.#ids.set(key(facet, value), this.#values.length);
    return this.#values.push({ facet, value }) - 1;
  }
}

const key = (facet: string, value: string): string => `${facet}\0${value}`;
