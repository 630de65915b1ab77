import { Client, errors, type estypes } from '@elastic/elasticsearch';
import { BrokenCircuitError, circuitBreaker, CircuitState, ConsecutiveBreaker, handleWhen } from 'cockatiel';
import { VitrineError } from '../../domain/errors.js';
import type { Logger } from '../../telemetry/logger.js';
import type { ElasticSettings } from '../elastic-settings.js';
import { readError, readFailure } from './read-error.js';

/** Failures in a row after which searches are refused at once instead of each waiting for its own. */
const BREAKS_AFTER = 5;
/** Milliseconds until one search tries again whether the cluster is back. */
const TRIES_AGAIN_AFTER = 1000;
/** Milliseconds for what writes and manages: a bulk of 500 products takes one second on a busy node. */
const WRITE_TIMEOUT = 60_000;

interface CallOptions {
  readonly signal?: AbortSignal;
  readonly requestTimeout: number;
  readonly maxRetries: number;
  readonly retryBackoff: () => number;
}

/** One call of the client, made with these options. */
export type ElasticCall<T> = (client: Client, options: CallOptions) => Promise<T>;

/**
 * The client with our rules for failure. A search is tried on each node at most once, without a pause, and is really
 * cancelled: when its signal aborts the connection closes, and the server ends its task within 200 ms. Rejects with
 * VitrineError UNAVAILABLE or OVERLOADED, with the signal's reason, or with a bug of ours.
 */
export class ElasticClient {
  readonly #client: Client;
  readonly #maxRetries: number;
  readonly #timeoutMs: number;
  readonly #breaker = circuitBreaker(
    // The one search that finds out whether the cluster is back proves nothing when its caller leaves.
    handleWhen((error) => isOutage(error) || this.#findsOut()),
    { halfOpenAfter: TRIES_AGAIN_AFTER, breaker: new ConsecutiveBreaker(BREAKS_AFTER) },
  );
  #broken = false;
  readonly #closing = new AbortController();

  constructor(settings: ElasticSettings, logger: Logger) {
    this.#client = new Client(clientOptions(settings));
    // With one node a second try would only wait for the same refusal.
    this.#maxRetries = settings.nodes.length - 1;
    this.#timeoutMs = settings.timeoutMs;
    this.#breaker.onBreak((reason) => {
      // Said once for an outage, not after every search that finds it goes on.
      if (this.#broken) return;
      this.#broken = true;
      const error = 'error' in reason ? reason.error : undefined;
      logger.warn(
        { err: error?.cause ?? error },
        'Elasticsearch is out of reach: searches are refused for now',
      );
    });
    this.#breaker.onReset(() => {
      this.#broken = false;
      logger.info('Elasticsearch is back');
    });
  }

  /** Something that a request waits for. */
  async read<T>(call: ElasticCall<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    // One search at a time finds out; the others would wait for it as long as a silent node lets them.
    if (this.#findsOut()) throw outOfReach();
    try {
      return await this.#breaker.execute(() => this.#send(call, this.#timeoutMs, signal));
    } catch (error) {
      throw error instanceof BrokenCircuitError ? outOfReach() : error;
    }
  }

  /** Several searches in one round trip; fails as a whole where one of them does. */
  async searches(
    index: string,
    searches: readonly estypes.SearchRequest[],
    signal?: AbortSignal,
  ): Promise<estypes.SearchResponse[]> {
    return this.read(async (elastic, options) => {
      const { responses } = await elastic.msearch(
        { index, searches: searches.flatMap((search) => [{}, search]) as estypes.MsearchRequestItem[] },
        options,
      );
      return responses.map((response) => {
        if ('error' in response) throw readFailure(response);
        return response;
      });
    }, signal);
  }

  /** Whether the cluster is there at all: asked also while searches are refused, and given up as soon as they are. */
  probe<T>(call: ElasticCall<T>): Promise<T> {
    return this.#send(call, this.#timeoutMs);
  }

  /** Something that runs in the background and tries again by itself. */
  write<T>(call: ElasticCall<T>, signal?: AbortSignal): Promise<T> {
    return this.#send(call, WRITE_TIMEOUT, signal);
  }

  /** Throws UNAVAILABLE after close. */
  assertOpen(): void {
    if (this.#closing.signal.aborted) throw new VitrineError('UNAVAILABLE', 'The search engine is closed.');
  }

  /** Gives up what is under way: nobody waits a minute for a silent node. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#client.close();
  }

  #findsOut(): boolean {
    return this.#breaker.state === CircuitState.HalfOpen;
  }

  async #send<T>(call: ElasticCall<T>, requestTimeout: number, signal?: AbortSignal): Promise<T> {
    this.assertOpen();
    try {
      return await call(this.#client, {
        // A signal for each call: the client fires "abort" on it when its own time is up, and whoever else listened to
        // the request's signal would take that for the caller's leaving.
        signal: AbortSignal.any(signal ? [signal, this.#closing.signal] : [this.#closing.signal]),
        requestTimeout,
        maxRetries: this.#maxRetries,
        retryBackoff: () => 0,
      });
    } catch (error) {
      if (error instanceof errors.RequestAbortedError) signal?.throwIfAborted();
      this.assertOpen();
      throw readError(error);
    }
  }
}

const outOfReach = (): VitrineError =>
  new VitrineError('UNAVAILABLE', 'The search engine is out of reach. Try again in a moment.');

const isOutage = (error: Error): boolean => error instanceof VitrineError && error.code === 'UNAVAILABLE';

function clientOptions({
  nodes,
  apiKey,
  username,
  password,
  ca,
}: ElasticSettings): ConstructorParameters<typeof Client>[0] {
  return {
    nodes: [...nodes],
    compression: true,
    ...(apiKey !== undefined && { auth: { apiKey } }),
    ...(username !== undefined && password !== undefined && { auth: { username, password } }),
    ...(ca !== undefined && { tls: { ca } }),
  };
}
