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
  /** Asked for in this tick, and not with the model yet. */
  #unsent = 0;

  constructor(readonly model: CrossEncoder) {
    this.#loader = new DataLoader((pairs) => this.#read(pairs), { cacheKeyFn: keyOf });
  }

  /** Rejects as CrossEncoder.score says; a pair whose callers have all left is not read. */
  load(query: string, product: ReadableProduct, signal: AbortSignal): Promise<PairScore> {
    const key = keyOf({ query, product });
    const callers = this.#callers.get(key);
    if (!callers) this.#unsent++;
    const known = callers ?? [];
    known.push(signal);
    this.#callers.set(key, known);
    return this.#loader.load({ query, product, isWanted: () => known.some(({ aborted }) => !aborted) });
  }

  /** Whether the score costs nothing more: this request asked for it, or the model remembers it. */
  has(query: string, product: ReadableProduct): boolean {
    return this.#callers.has(keyOf({ query, product })) || this.model.remembers({ query, product });
  }

  /** As the model says of a query's pairs, behind those that this request asks for in the same tick. */
  pairsWithin(query: string, milliseconds: number): number {
    return Math.max(0, this.model.pairsWithin(query, milliseconds) - this.#unsent);
  }

  async #read(pairs: readonly Pair[]): Promise<readonly (PairScore | Error)[]> {
    this.#unsent -= pairs.length;
    const scores = await this.model.score(pairs);
    scores.forEach((score, i) => {
      if (!(score instanceof Error)) return;
      // Why there is no score now, such as that its caller left, says nothing to whoever asks later.
      this.#loader.clear(pairs[i]!);
      this.#callers.delete(keyOf(pairs[i]!));
    });
    return scores;
  }
}

const keyOf = ({ query, product }: Pick<Pair, 'query' | 'product'>): string => `${product.id}\n${query}`;
