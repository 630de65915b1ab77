import type { CrossEncoder, Pair, PairScore } from '../../src/inference/cross-encoder.js';
import type { ModelInfo } from '../../src/inference/model-info.js';
import type { Models } from '../../src/inference/models.js';
import type { ReadableProduct } from '../../src/inference/readable-product.js';

type Judge = (query: string, product: ReadableProduct) => number | Error | Promise<number | Error>;

/** Longer titles are more relevant: an order that no search by words has. */
const byLength: Judge = (_query, { title }) => title.length / 100;

/** A model whose judgement a test knows, and changes. */
export class FakeCrossEncoder implements CrossEncoder {
  readonly byDefault = true;
  readonly model: ModelInfo = {
    name: 'fake-cross-encoder',
    version: '1',
    task: 'cross-encoder',
    device: 'CPU',
    pairsPerSecond: null,
  };
  /** What was asked of it, by call: the queries, each with the ids to be read. */
  readonly calls: ReadonlyMap<string, readonly string[]>[] = [];
  /** How many pairs it believes to have time for. */
  affordable = 1000;
  #judge: Judge = byLength;

  /** As the models of a gateway. */
  get models(): Models {
    return {
      crossEncoder: this,
      loaded: () => [{ ...this.model, devices: ['CPU'] }],
      onNewSpace: () => undefined,
      close: async () => undefined,
    };
  }

  async score(pairs: readonly Pair[]): Promise<(PairScore | Error)[]> {
    const byQuery = new Map<string, string[]>();
    for (const { query, product } of pairs) byQuery.set(query, [...(byQuery.get(query) ?? []), product.id]);
    this.calls.push(byQuery);
    const judged = await Promise.all(pairs.map(({ query, product }) => this.#judge(query, product)));
    return judged.map((relevance) =>
      relevance instanceof Error ? relevance : { relevance, model: this.model },
    );
  }

  pairsWithin(): number {
    return this.affordable;
  }

  remembers(): boolean {
    return false;
  }

  judgesBy(judge: Judge): void {
    this.#judge = judge;
  }

  /** As new. */
  recover(): void {
    this.calls.length = 0;
    this.affordable = 1000;
    this.#judge = byLength;
  }
}

/** Work that takes until its caller gives up. */
export const untilAborted = (signal?: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason as Error)));
