import type { ModelInfo } from './model-info.js';
import type { ReadableProduct } from './readable-product.js';

/** A model that reads a query and a product together and says how well they fit. */
export interface CrossEncoder {
  /** The version that serves most requests now; scores name the one that gave them. */
  readonly model: ModelInfo;
  /** Whether it earned its place beside the text encoder: AUTO asks it too, not ON alone. */
  readonly byDefault: boolean;
  /**
   * One score per pair, same length and order, whatever else is scored at the same time. In place of a score stands
   * the VitrineError OVERLOADED where the queue was full, UNAVAILABLE where the model's process is down or nobody
   * wanted the pair any more when its turn came. Never rejects because of those.
   */
  score(pairs: readonly Pair[]): Promise<readonly (PairScore | Error)[]>;
  /** Pairs of a query that would be read within so many milliseconds from now: at the measured rate, behind what waits. */
  pairsWithin(query: string, milliseconds: number): number;
  /** Whether it has read the pair before, and knows the score without reading. */
  remembers(pair: Pick<Pair, 'query' | 'product'>): boolean;
}

export interface Pair {
  readonly query: string;
  readonly product: ReadableProduct;
  /** Asked when the pair's turn comes; absent: wanted. */
  isWanted?(): boolean;
}

export interface PairScore {
  /** 0 to 1. */
  readonly relevance: number;
  /** The version that read the pair. */
  readonly model: ModelInfo;
}
