import { Worker } from 'node:worker_threads';
import { VitrineError } from '../../domain/errors.js';
import type { ProductFilter } from '../../domain/products/product-filter.js';
import type { RelevanceRules } from '../../domain/relevance/relevance-rules.js';
import type { Logger } from '../../telemetry/logger.js';
import type {
  FacetRequest,
  IndexChange,
  IndexSearch,
  PopularQuery,
  ProductIndex,
  VectorSearch,
} from '../product-index.js';
import type { Method, Reply } from './protocol.js';
import type { EmbeddedIndex } from './worker/embedded-index.js';

/** Calls waiting for the worker; beyond it a caller is better off with an error than with a late answer. */
const MAX_WAITING = 1000;
/**
 * Calls that the worker has still to answer, those of callers who left among them: it cannot be told to skip one. Twice
 * those that may wait, so that a burst of callers who leave does not shut out the next, and no more: what comes in then
 * would wait behind work for nobody.
 */
const MAX_UNANSWERED = 2 * MAX_WAITING;
/** Pause before a worker that ended is replaced: one that cannot start must not be started in a tight loop. */
const RESTART_MS = 200;

interface Waiting {
  resolve(value: never): void;
  reject(error: unknown): void;
}

export interface MiniSearchIndexOptions {
  readonly logger: Logger;
  /** Called when a new, empty worker replaced one that ended: time to fill the index again. */
  onRestart?(): void;
  /** Starts the worker; a test keeps a hand on it. */
  startWorker?(): Worker;
}

/** The embedded product index: MiniSearch in a worker thread, so that no search blocks a request. */
export class MiniSearchIndex implements ProductIndex {
  readonly engine = 'EMBEDDED';
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #calls = 0;
  #unanswered = 0;
  #closed = false;

  constructor(private readonly options: MiniSearchIndexOptions) {
    this.#start();
  }

  correct(text: string, signal?: AbortSignal) {
    return this.#call('correct', [text], signal);
  }

  search(request: IndexSearch, signal?: AbortSignal) {
    return this.#call('search', [request], signal);
  }

  facets(request: FacetRequest, signal?: AbortSignal) {
    return this.#call('facets', [request], signal);
  }

  highlight(text: string, productIds: readonly string[], signal?: AbortSignal) {
    return this.#call('highlight', [text, productIds], signal);
  }

  suggest(prefix: string, first: number, signal?: AbortSignal) {
    return this.#call('suggest', [prefix, first], signal);
  }

  nearest(request: VectorSearch, signal?: AbortSignal) {
    return this.#call('nearest', [request], signal);
  }

  similar(productIds: readonly string[], limit: number, filter: ProductFilter, signal?: AbortSignal) {
    return this.#call('similar', [productIds, limit, filter], signal);
  }

  apply(changes: readonly IndexChange[]) {
    return this.#call('apply', [changes]);
  }

  setRelevance(rules: RelevanceRules) {
    return this.#call('setRelevance', [rules]);
  }

  setPopularity(popularity: ReadonlyMap<string, number>) {
    return this.#call('setPopularity', [popularity]);
  }

  setPopularQueries(queries: readonly PopularQuery[]) {
    return this.#call('setPopularQueries', [queries]);
  }

  stats(space?: string) {
    return this.#call('stats', [space]);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#worker?.terminate();
    this.#failAll('The search index is closed.');
  }

  #start(): void {
    const worker = this.options.startWorker?.() ?? new Worker(new URL('./index.worker.js', import.meta.url));
    worker.on('message', (reply: Reply) => this.#settle(reply));
    worker.on('error', (error) => this.options.logger.error({ err: error }, 'the search index failed'));
    worker.once('exit', () => this.#restart());
    this.#worker = worker;
  }

  #restart(): void {
    this.#worker = undefined;
    this.#unanswered = 0;
    this.#failAll('The search index is restarting; try again in a moment.');
    if (this.#closed) return;
    setTimeout(() => {
      if (this.#closed) return;
      this.#start();
      this.options.onRestart?.();
    }, RESTART_MS).unref();
  }

  async #call<M extends Method>(
    method: M,
    args: Parameters<EmbeddedIndex[M]>,
    signal?: AbortSignal,
  ): Promise<Awaited<ReturnType<EmbeddedIndex[M]>>> {
    signal?.throwIfAborted();
    const worker = this.#worker;
    if (!worker) throw unavailable('The search index is restarting; try again in a moment.');
    if (this.#waiting.size >= MAX_WAITING || this.#unanswered >= MAX_UNANSWERED)
      throw new VitrineError('OVERLOADED', 'Too many searches are waiting; try again in a moment.');
    const id = ++this.#calls;
    return new Promise<Awaited<ReturnType<EmbeddedIndex[M]>>>((resolve, reject) => {
      const abort = (): void => {
        this.#waiting.delete(id);
        reject(signal!.reason as Error);
      };
      const settled = <T>(settle: (value: T) => void) => {
        return (value: T): void => {
          signal?.removeEventListener('abort', abort);
          settle(value);
        };
      };
      signal?.addEventListener('abort', abort, { once: true });
      this.#waiting.set(id, { resolve: settled(resolve), reject: settled(reject) });
      worker.postMessage({ id, method, args });
      this.#unanswered++;
    });
  }

  #settle(reply: Reply): void {
    this.#unanswered--;
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if ('error' in reply) waiting?.reject(reply.error);
    else waiting?.resolve(reply.value as never);
  }

  #failAll(message: string): void {
    for (const { reject } of this.#waiting.values()) reject(unavailable(message));
    this.#waiting.clear();
  }
}

const unavailable = (message: string): VitrineError => new VitrineError('UNAVAILABLE', message);
