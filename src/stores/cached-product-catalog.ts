import { LRUCache } from 'lru-cache';
import type { Product, ProductDraft } from '../domain/products/product.js';
import type { ProductCatalog, WriteCounts } from './product-catalog.js';

/** Products kept: about 2 kB each. */
const MAX_KEPT = 20_000;

/**
 * A catalogue that keeps what was read until it changes. Own writes are forgotten at once, other processes' when
 * the feed brings them, within about a second: as late as the index.
 */
export class CachedProductCatalog implements ProductCatalog {
  readonly #kept = new LRUCache<string, Product>({ max: MAX_KEPT });
  /** Grows with every forgetting: a read that began before it must not be kept after it. */
  #forgotten = 0;

  constructor(private readonly catalog: ProductCatalog) {}

  async byIds(ids: readonly string[]): Promise<ReadonlyMap<string, Product>> {
    const found = new Map<string, Product>();
    const missing: string[] = [];
    for (const id of ids) {
      const product = this.#kept.get(id);
      if (product) found.set(id, product);
      else missing.push(id);
    }
    if (missing.length === 0) return found;
    const asOf = this.#forgotten;
    for (const [id, product] of await this.catalog.byIds(missing)) {
      found.set(id, product);
      if (asOf === this.#forgotten) this.#kept.set(id, product);
    }
    return found;
  }

  /** After a change of these products. */
  forget(productIds: readonly string[]): void {
    this.#forgotten++;
    for (const id of productIds) this.#kept.delete(id);
  }

  known(ids: readonly string[]): Promise<ReadonlySet<string>> {
    return this.catalog.known(ids);
  }

  async write(drafts: readonly ProductDraft[]): Promise<WriteCounts> {
    const counts = await this.catalog.write(drafts);
    this.forget(drafts.map(({ id }) => id));
    return counts;
  }

  async delete(ids: readonly string[]): Promise<WriteCounts> {
    const counts = await this.catalog.delete(ids);
    this.forget(ids);
    return counts;
  }

  scan(batchSize?: number): AsyncIterable<readonly Product[]> {
    return this.catalog.scan(batchSize);
  }

  count(): Promise<number> {
    return this.catalog.count();
  }
}
