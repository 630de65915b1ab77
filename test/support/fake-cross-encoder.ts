import type { CrossEncoder, ModelInfo, ScorableProduct } from '../../src/inference/cross-encoder.js';

type Judge = (query: string, products: readonly ScorableProduct[], signal?: AbortSignal) => Promise<number[]>;

/** Longer titles are more relevant: an order that no search by words has. */
const byLength: Judge = async (_query, products) => products.map(({ title }) => title.length / 100);

/** A model whose judgement a test knows, and changes. */
export class FakeCrossEncoder implements CrossEncoder {
  readonly model: ModelInfo = {
    name: 'fake-cross-encoder',
    version: '1',
    task: 'cross-encoder',
    device: 'CPU',
    pairsPerSecond: null,
  };
  /** What was asked of it: the query, and the ids read together. */
  readonly calls: { readonly query: string; readonly ids: readonly string[] }[] = [];
  #judge: Judge = byLength;

  score(query: string, products: readonly ScorableProduct[], signal?: AbortSignal): Promise<number[]> {
    this.calls.push({ query, ids: products.map(({ id }) => id) });
    return this.#judge(query, products, signal);
  }

  judgesBy(judge: Judge): void {
    this.#judge = judge;
  }

  /** As new. */
  recover(): void {
    this.calls.length = 0;
    this.#judge = byLength;
  }
}

/** Work that takes until its caller gives up. */
export const untilAborted = (signal?: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason as Error)));
