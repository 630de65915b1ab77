import { afterAll, beforeAll } from '@jest/globals';
import type { Product } from '../../../src/domain/products/product.js';
import type {
  IndexChange,
  IndexMatches,
  IndexSearch,
  ProductIndex,
} from '../../../src/stores/product-index.js';

/** An index that is empty and nobody else's. */
export interface OpenedIndex {
  readonly index: ProductIndex;
  /** Resolves when what was written so far can be found. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

export type OpenIndex = () => Promise<OpenedIndex>;

/** An index under test, and short ways to ask it. */
export class OpenedShop {
  #opened!: OpenedIndex;

  get index(): ProductIndex {
    return this.#opened.index;
  }

  async open(open: OpenIndex): Promise<void> {
    this.#opened = await open();
  }

  close(): Promise<void> {
    return this.#opened.close();
  }

  settle(): Promise<void> {
    return this.#opened.settle();
  }

  async apply(changes: readonly IndexChange[]): Promise<void> {
    await this.index.apply(changes);
    await this.settle();
  }

  put(...products: readonly Product[]): Promise<void> {
    return this.apply(products.map((product) => ({ kind: 'upsert', product })));
  }

  search(text: string, extra: Partial<IndexSearch> = {}): Promise<IndexMatches> {
    return this.index.search({ text, filter: {}, sort: 'RELEVANCE', limit: 100, enough: 1, ...extra });
  }

  /** The ids found, best first. */
  async found(text: string, extra: Partial<IndexSearch> = {}): Promise<string[]> {
    return (await this.search(text, extra)).matches.map(({ productId }) => productId);
  }
}

/** An index for the tests of one `describe`, filled with products. */
export function openedShop(open: OpenIndex, products: readonly Product[] = []): OpenedShop {
  const shop = new OpenedShop();
  beforeAll(async () => {
    await shop.open(open);
    if (products.length > 0) await shop.put(...products);
  });
  afterAll(() => shop.close());
  return shop;
}
