import { isDeepStrictEqual } from 'node:util';
import type { Product, ProductDraft } from '../../domain/products/product.js';
import type { ProductCatalog, WriteCounts } from '../product-catalog.js';

/** A catalogue in memory, for tests and evaluations. */
export class MemoryProductCatalog implements ProductCatalog {
  readonly #live = new Map<string, Product>();
  readonly #known = new Set<string>();
  #version = 0;

  constructor(private readonly clock: () => Date) {}

  async byIds(ids: readonly string[]): Promise<ReadonlyMap<string, Product>> {
    return new Map(
      ids.flatMap((id) => {
        const product = this.#live.get(id);
        return product ? [[id, product] as const] : [];
      }),
    );
  }

  async known(ids: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set(ids.filter((id) => this.#known.has(id)));
  }

  async write(drafts: readonly ProductDraft[]): Promise<WriteCounts> {
    let written = 0;
    for (const draft of new Map(drafts.map((each) => [each.id, each])).values())
      if (this.#put(draft)) written++;
    return { written, unchanged: drafts.length - written };
  }

  async delete(ids: readonly string[]): Promise<WriteCounts> {
    const written = ids.filter((id) => this.#live.delete(id)).length;
    return { written, unchanged: ids.length - written };
  }

  async *scan(batchSize = 1000): AsyncIterable<readonly Product[]> {
    const products = [...this.#live.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    for (let i = 0; i < products.length; i += batchSize) yield products.slice(i, i + batchSize);
  }

  /** Every live product at once, and a number that changes when they do: what an index in memory reads. */
  live(): { readonly products: Iterable<Product>; readonly state: string } {
    return { products: this.#live.values(), state: `${this.#version}/${this.#live.size}` };
  }

  async count(): Promise<number> {
    return this.#live.size;
  }

  #put(draft: ProductDraft): boolean {
    const before = this.#live.get(draft.id);
    const createdAt = draft.createdAt ?? before?.createdAt ?? this.clock();
    if (before && isDeepStrictEqual({ ...draft, createdAt, version: before.version }, before)) return false;
    this.#known.add(draft.id);
    this.#live.set(draft.id, { ...draft, createdAt, version: ++this.#version });
    return true;
  }
}
