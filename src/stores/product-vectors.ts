import type { Product } from '../domain/products/product.js';

/**
 * The products' vectors, kept beside the catalogue: made once per text and space, whatever index asks for them. The
 * feed hands those of the shop's space to the indices, with the products.
 */
export interface ProductVectors {
  /** Makes a space the shop's, for every gateway of the database: the last one to come with a new encoder decides. */
  adopt(space: string): Promise<void>;
  /**
   * Notes that a gateway of a space is here, and resolves to the shop's space. Where no gateway of the shop's was here
   * for so many milliseconds, the gateway's own is adopted.
   */
  hold(space: string, abandonedMs: number): Promise<string>;
  /** The shop's space; null before the first. */
  space(): Promise<string | null>;
  /** Live products after an id, in the order of ids, that have no vector in the space or one of an older version. */
  behind(space: string, after: string, limit: number): Promise<readonly ProductBehind[]>;
  /** As `behind`, of some products. */
  behindAmong(space: string, productIds: readonly string[]): Promise<readonly ProductBehind[]>;
  /**
   * Stores vectors; that they came reaches the feed in the same transaction. Leaves out those of versions that the
   * products have left behind, and of deleted products.
   */
  put(space: string, vectors: readonly ProductVector[]): Promise<void>;
  /** Products whose text is as it was when their vector was made: it stays, and is of their version now. */
  keep(space: string, products: readonly Pick<Product, 'id' | 'version'>[]): Promise<void>;
  /** Live products that have a vector in the space. */
  count(space: string): Promise<number>;
  /** Removes the vectors of every other space. */
  retain(space: string): Promise<void>;
  /** Runs a piece of work, of seconds; resolves to false where another process is at work on the vectors right now. */
  exclusively(work: () => Promise<void>): Promise<boolean>;
}

export interface ProductBehind {
  readonly product: Product;
  /** Of the text that its vector was made of; null where it has none. */
  readonly textHash: string | null;
}

export interface ProductVector {
  readonly productId: string;
  /** The product's version whose text it is made of. */
  readonly version: number;
  /** Tells one text from another. */
  readonly textHash: string;
  /** Of length 1. */
  readonly vector: Float32Array;
}
