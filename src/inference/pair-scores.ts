import DataLoader from 'dataloader';
import type { CrossEncoder, Pair, PairScore } from './cross-encoder.js';
import type { ReadableProduct } from './readable-product.js';

/**
 * The pair scores of one request: each pair is read once, whichever part of the operation asks for it, and those
 * asked for in one tick go to the model together.
 */
export class PairScores {
  readonly #callers = new Map<string, AbortSignal[]>();
  readonly #loader: DataLoader<Pair, PairScore, string>;

  constructor(readonly model: CrossEncoder) {
    this.#loader = new DataLoader((pairs) => model.score(pairs), { cacheKeyFn: keyOf });
  }

  /** Rejects as CrossEncoder.score says; a pair whose callers have all left is not read. */
  load(query: string, product: ReadableProduct, signal: AbortSignal): Promise<PairScore> {
    const key = keyOf({ query, product });
    const callers = this.#callers.get(key) ?? [];
    callers.push(signal);
    this.#callers.set(key, callers);
    return this.#loader.load({ query, product, isWanted: () => callers.some(({ aborted }) => !aborted) });
  }
}

const keyOf = ({ query, product }: Pick<Pair, 'query' | 'product'>): string => `${product.id}\n${query}`;
