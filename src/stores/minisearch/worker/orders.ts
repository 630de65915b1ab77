import type { SearchSort } from '../../../domain/search-sort.js';
import type { ProductTable } from './product-table.js';

type Compare = (a: number, b: number) => number;

/** How ordinals compare under each sort, and the whole catalogue in each order for browsing. */
export class Orders {
  readonly #orders = new Map<SearchSort, { ordinals: number[]; readonly changed: Set<number> }>();
  #popularity: ReadonlyMap<string, number> = new Map();

  constructor(private readonly products: ProductTable) {}

  setPopularity(popularity: ReadonlyMap<string, number>): void {
    this.#popularity = popularity;
    this.#orders.delete('POPULARITY');
  }

  popularityOf(ordinal: number): number {
    return this.#popularity.get(this.products.at(ordinal).id) ?? 0;
  }

  /** Tells that a product came, changed or went. */
  touch(ordinal: number): void {
    for (const { changed } of this.#orders.values()) changed.add(ordinal);
  }

  /** By the sort's key alone: stable sorting leaves ties as they were. Relevance without a text is popularity. */
  compare(sort: SearchSort): Compare {
    const { products } = this;
    switch (sort) {
      case 'PRICE_ASCENDING':
        return (a, b) => products.at(a).price.minorUnits - products.at(b).price.minorUnits;
      case 'PRICE_DESCENDING':
        return (a, b) => products.at(b).price.minorUnits - products.at(a).price.minorUnits;
      case 'NEWEST':
        return (a, b) => products.at(b).createdAt.getTime() - products.at(a).createdAt.getTime();
      case 'POPULARITY':
      case 'RELEVANCE':
        return (a, b) => this.popularityOf(b) - this.popularityOf(a);
    }
  }

  /** Every product in order, ties by id. */
  all(sort: SearchSort): readonly number[] {
    const key = sort === 'RELEVANCE' ? 'POPULARITY' : sort;
    const known = this.#orders.get(key);
    if (known && known.changed.size === 0) return known.ordinals;
    const order = known ?? { ordinals: [], changed: new Set(this.products.ordinals()) };
    const compare = this.compare(key);
    const live = [...order.changed].filter((ordinal) => this.products.has(ordinal));
    // Nearly sorted already: a merge sort then takes about one pass.
    order.ordinals = order.ordinals
      .filter((ordinal) => !order.changed.has(ordinal))
      .concat(live)
      .sort((a, b) => compare(a, b) || (this.products.at(a).id < this.products.at(b).id ? -1 : 1));
    order.changed.clear();
    this.#orders.set(key, order);
    return order.ordinals;
  }
}
