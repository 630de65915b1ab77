import { LRUCache } from 'lru-cache';
import type { Product } from '../../../domain/products/product.js';

/** Deletions remembered against late, older upserts: a feed replays minutes, not this many deletions. */
const MAX_TOMBSTONES = 100_000;

/**
 * The products by ordinal, a small number that stays a product's own as long as it lives; everything else in
 * the index speaks of ordinals.
 */
export class ProductTable {
  readonly #products: (Product | undefined)[] = [];
  readonly #revisions: number[] = [];
  readonly #ordinals = new Map<string, number>();
  readonly #free: number[] = [];
  readonly #deleted = new LRUCache<string, number>({ max: MAX_TOMBSTONES });

  get size(): number {
    return this.#ordinals.size;
  }

  /** One more than the largest ordinal: the length of an array by ordinal. */
  get capacity(): number {
    return this.#products.length;
  }

  at(ordinal: number): Product {
    return this.#products[ordinal]!;
  }

  has(ordinal: number): boolean {
    return this.#products[ordinal] !== undefined;
  }

  ordinalOf(productId: string): number | undefined {
    return this.#ordinals.get(productId);
  }

  ordinals(): Iterable<number> {
    return this.#ordinals.values();
  }

  /** Whether a state of a product is the latest that was seen of it, or later; of a deleted one, later. */
  isNews(productId: string, revision: number): boolean {
    const ordinal = this.#ordinals.get(productId);
    if (ordinal !== undefined) return revision >= this.#revisions[ordinal]!;
    const deleted = this.#deleted.get(productId);
    return deleted === undefined || revision > deleted;
  }

  put(product: Product, revision: number): number {
    const ordinal = this.#ordinals.get(product.id) ?? this.#free.pop() ?? this.#products.length;
    this.#products[ordinal] = product;
    this.#revisions[ordinal] = revision;
    this.#ordinals.set(product.id, ordinal);
    this.#deleted.delete(product.id);
    return ordinal;
  }

  /** Forgets a product; its ordinal is given to another one. */
  delete(productId: string, version: number): void {
    const ordinal = this.#ordinals.get(productId);
    this.#deleted.set(productId, version);
    if (ordinal === undefined) return;
    this.#products[ordinal] = undefined;
    this.#ordinals.delete(productId);
    this.#free.push(ordinal);
  }
}
