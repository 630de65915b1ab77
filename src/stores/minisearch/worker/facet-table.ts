import type { FacetPick } from '../../../domain/products/product-filter.js';
import { BRAND_FACET, CATEGORY_FACET } from '../../../domain/products/product-filter.js';
import type { Product } from '../../../domain/products/product.js';

interface FacetValue {
  /** 'brand', 'category', or an attribute's name in lower case. */
  readonly facet: string;
  readonly value: string;
}

export interface FacetValueCounter {
  add(ordinal: number): void;
  byFacet(): Map<string, Map<string, number>>;
}

/** The facet values of every product as small numbers, so that counting is adding up in an array. */
export class FacetTable {
  readonly #values: FacetValue[] = [];
  readonly #ids = new Map<string, number>();
  readonly #names = new Map([BRAND_FACET, CATEGORY_FACET].map((facet) => [facet, facet]));
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

  /** Adds up the values of products. */
  counter(): FacetValueCounter {
    const counts = new Uint32Array(this.#values.length);
    const seen: number[] = [];
    return {
      add: (ordinal) => {
        for (const id of this.of(ordinal)) if (counts[id]!++ === 0) seen.push(id);
      },
      byFacet: () => {
        const facets = new Map<string, Map<string, number>>();
        for (const id of seen) {
          const { facet, value } = this.#values[id]!;
          const values = facets.get(facet);
          if (values) values.set(value, counts[id]!);
          else facets.set(facet, new Map([[value, counts[id]!]]));
        }
        return facets;
      },
    };
  }

  of(ordinal: number): readonly number[] {
    return this.#ofProduct[ordinal] ?? [];
  }

  /** A facet's name as the catalogue spells it; as it is given where no product has it. */
  spell(name: string): string {
    return this.#names.get(name.toLowerCase()) ?? name;
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
