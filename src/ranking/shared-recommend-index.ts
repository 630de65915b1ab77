import { LRUCache } from 'lru-cache';
import type { ProductFilter } from '../domain/products/product-filter.js';
import type { IndexMatches, IndexSearch, ScoredProduct } from '../stores/product-index.js';
import type { RecommendIndex } from './recommend-index.js';

/** As old as popularity may be. What is sold out or deleted since is left out of an answer by other means. */
const SHARED_FOR_MS = 30_000;
/** Asked for beyond the limit: so many may be left out for each shopper, a page and the thirty that tell their taste. */
const SPARE = 50;
/** Products over all lists that are kept, about 100 bytes each: some 20 MB at most. */
const MAX_PRODUCTS = 200_000;

type Found = IndexMatches | readonly ScoredProduct[];

/**
 * An index that is asked once for what many shoppers see alike: the newest, the best sellers of a category, what is like
 * a product. Going through a whole shop for each request would cost more than all else. `totalCount` may be as old.
 */
export class SharedRecommendIndex implements RecommendIndex {
  readonly #found: LRUCache<string, Promise<Found>>;

  constructor(
    private readonly index: RecommendIndex,
    /** Milliseconds. */
    clock: () => number = () => performance.now(),
  ) {
    // Sized by what was asked for: how many were found is known later.
    this.#found = new LRUCache({
      maxSize: MAX_PRODUCTS,
      ttl: SHARED_FOR_MS,
      ttlResolution: 0,
      perf: { now: clock },
    });
  }

  async search(request: IndexSearch, signal?: AbortSignal): Promise<IndexMatches> {
    const { filter, limit, exclude = [] } = request;
    const left = leftOut(filter, exclude);
    if (!isShared(filter, left)) return this.index.search(request, signal);
    const wide = { ...request, filter: withoutLeftOut(filter), limit: limit + SPARE, exclude: [] };
    const found = await this.#once(wide, wide.limit, signal, () => this.index.search(wide));
    return { ...found, matches: withoutProducts(found.matches, left, limit) };
  }

  async similar(
    productIds: readonly string[],
    limit: number,
    filter: ProductFilter,
    signal?: AbortSignal,
  ): Promise<ScoredProduct[]> {
    const left = leftOut(filter);
    if (!isShared(filter, left)) return this.index.similar(productIds, limit, filter, signal);
    const wide = withoutLeftOut(filter);
    const found = await this.#once({ productIds, limit, wide }, limit + SPARE, signal, () =>
      this.index.similar(productIds, limit + SPARE, wide),
    );
    return withoutProducts(found, left, limit);
  }

  /** The caller who asks first may leave, and the others still wait: the read itself has no signal. */
  #once<T extends Found>(
    question: object,
    size: number,
    signal: AbortSignal | undefined,
    read: () => Promise<T>,
  ): Promise<T> {
    signal?.throwIfAborted();
    const key = JSON.stringify(question);
    const known = this.#found.get(key) as Promise<T> | undefined;
    if (known) return known;
    const found = read();
    this.#found.set(key, found, { size });
    found.catch(() => this.#found.delete(key));
    return found;
  }
}

const leftOut = (filter: ProductFilter, exclude: readonly string[] = []): ReadonlySet<string> =>
  new Set([...(filter.excludeProductIds ?? []), ...exclude]);

/** A list of products is one shopper's, and so is an answer that goes on and on. */
const isShared = (filter: ProductFilter, left: ReadonlySet<string>): boolean =>
  !filter.productIds && left.size <= SPARE;

const withoutLeftOut = ({ excludeProductIds: _left, ...filter }: ProductFilter): ProductFilter => filter;

const withoutProducts = <T extends { readonly productId: string }>(
  found: readonly T[],
  left: ReadonlySet<string>,
  limit: number,
): T[] => found.filter(({ productId }) => !left.has(productId)).slice(0, limit);
