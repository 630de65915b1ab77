import DataLoader from 'dataloader';
import type { Product } from '../../domain/products/product.js';
import type { ProductCatalog } from '../../stores/product-catalog.js';

/** Products by id for one request: whatever asks for them in one tick is one read. */
export class ProductLoader {
  readonly #loader: DataLoader<string, Product | null>;

  constructor(catalog: ProductCatalog) {
    this.#loader = new DataLoader(async (ids) => {
      const products = await catalog.byIds(ids);
      return ids.map((id) => products.get(id) ?? null);
    });
  }

  /** Null for an unknown or deleted product. */
  load(id: string): Promise<Product | null> {
    return this.#loader.load(id);
  }

  /** In the order of the ids; rejects as a whole. */
  ofAll(ids: readonly string[]): Promise<(Product | null)[]> {
    return Promise.all(ids.map((id) => this.#loader.load(id)));
  }
}
