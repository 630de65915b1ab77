import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../telemetry/logger.js';
import type { CatalogFeed, FeedPosition } from './catalog-feed.js';
import type { ProductCatalog } from './product-catalog.js';
import type { IndexChange, ProductIndex } from './product-index.js';

/** Products handed to the index at once: some 20 ms of its time, so that searches come between. */
const BATCH = 200;
/** How often caughtUp() looks. */
const LOOK_MS = 10;
/** Pause after a failure of the database or the index. */
const RETRY_MS = 500;

export interface IndexFollowerOptions {
  readonly catalog: ProductCatalog;
  readonly feed: CatalogFeed;
  readonly index: Pick<ProductIndex, 'apply' | 'stats'>;
  readonly logger: Logger;
  /** Told the ids of every batch of changes, before the index has them. */
  onChanges?(productIds: readonly string[]): void;
}

/**
 * Keeps an index like the catalogue: fills it once, then applies every change from the feed. Changes may come
 * twice and fills may overlap them; the index takes the highest version.
 */
export class IndexFollower {
  readonly #stop = new AbortController();
  #running: Promise<void> = Promise.resolve();
  #unsubscribe: (() => Promise<void>) | undefined;
  #position: FeedPosition | undefined;
  #fills = 0;
  #filled = 0;
  #onFilled: (() => void) | undefined;
  /** Something may have changed since the feed was last read. */
  #stirred = true;
  #wake: (() => void) | undefined;

  constructor(private readonly options: IndexFollowerOptions) {}

  /** Whether the index has held the whole catalogue since it last started empty. */
  get ready(): boolean {
    return this.#fills > 0 && this.#filled === this.#fills;
  }

  /** Fills the index and goes on following; resolves when it is filled for the first time. */
  async start(): Promise<void> {
    this.#unsubscribe = await this.options.feed.onChange(() => this.#stir());
    this.#fills = 1;
    await new Promise<void>((resolve) => {
      this.#onFilled = resolve;
      this.#running = this.#follow().finally(resolve);
    });
  }

  /** Tells that the index lost everything; it is filled again while following goes on. */
  refill(): void {
    if (this.#fills === 0) return;
    this.#fills++;
    this.#stir();
  }

  /** Resolves when every change that was committed before is in the index. */
  async caughtUp(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      if (this.ready && this.#position !== undefined) {
        const position = this.#position;
        if (!(await this.options.feed.hasMore(position)) && position === this.#position) return;
      }
      this.#stir();
      await sleep(LOOK_MS);
    }
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    this.#stir();
    await this.#running;
    await this.#unsubscribe?.();
  }

  async #fill(): Promise<void> {
    const fill = this.#fills;
    // Taken before the reading begins: what changes meanwhile comes from the feed.
    const position = await this.options.feed.position();
    for await (const products of this.options.catalog.scan(BATCH)) {
      if (this.#stop.signal.aborted) return;
      await this.options.index.apply(products.map((product): IndexChange => ({ kind: 'upsert', product })));
    }
    this.#position ??= position;
    this.#filled = fill;
    this.#onFilled?.();
  }

  async #follow(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      try {
        this.#stirred = false;
        if (!this.ready) await this.#fill();
        if (!(await this.#applyNext())) await this.#stirring();
      } catch (error) {
        if (this.#stop.signal.aborted) return;
        this.options.logger.warn({ err: error }, 'the index could not follow the catalogue; trying again');
        await sleep(RETRY_MS, undefined, { signal: this.#stop.signal }).catch(() => undefined);
      }
    }
  }

  /** False where there was nothing to apply. */
  async #applyNext(): Promise<boolean> {
    const { changes, position } = await this.options.feed.read(this.#position!, BATCH);
    if (position === this.#position) return false;
    this.options.onChanges?.(
      changes.map((change) => (change.kind === 'upsert' ? change.product.id : change.productId)),
    );
    await this.options.index.apply(changes);
    this.#position = position;
    return true;
  }

  #stir(): void {
    this.#stirred = true;
    this.#wake?.();
  }

  /** Resolves when something may have changed; the feed says so at least once a second. */
  #stirring(): Promise<void> {
    if (this.#stirred) return Promise.resolve();
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}
