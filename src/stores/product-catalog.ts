import type { Product, ProductDraft } from '../domain/products/product.js';

/** The shop's products as the database has them: the truth that indices follow. */
export interface ProductCatalog {
  /** Live products among the ids, in one read; deleted and unknown ids are absent from the map. */
  byIds(ids: readonly string[]): Promise<ReadonlyMap<string, Product>>;
  /** Those of the ids that the shop sells or once sold. */
  known(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Stores drafts whose content differs from what is stored; each change reaches the feed in the same transaction. */
  write(drafts: readonly ProductDraft[]): Promise<WriteCounts>;
  /** Marks products as deleted; unknown and already deleted ids are unchanged. */
  delete(ids: readonly string[]): Promise<WriteCounts>;
  /** Every live product, in batches, by id. */
  scan(batchSize?: number): AsyncIterable<readonly Product[]>;
  count(): Promise<number>;
}

export interface WriteCounts {
  readonly written: number;
  readonly unchanged: number;
}
