import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../telemetry/logger.js';
import type { CatalogFeed, FeedPosition } from './catalog-feed.js';
import type { CatalogFollower } from './catalog-follower.js';
import { changedId } from './changed-id.js';
import { FeedLoop } from './feed-loop.js';
import type { ProductIndex } from './product-index.js';

/** Products handed to the index at once: some 20 ms of its time, so that searches come between. */
const BATCH = 200;
/** How often caughtUp() looks. */
const LOOK_MS = 10;

export interface IndexFollowerOptions {
  readonly feed: CatalogFeed;
  readonly index: Pick<ProductIndex, 'apply' | 'stats'>;
  readonly logger: Logger;
  /** Told the ids of every batch of changes, before the index has them. */
  onChanges?(productIds: readonly string[]): void;
}

/**
 * Keeps an index of this process like the catalogue: fills it once, then applies every change from the feed. Changes
 * may come twice and fills may overlap them; the index takes the highest version.
 */
export class IndexFollower implements CatalogFollower {
  readonly outOfReach = false;
  readonly #loop: FeedLoop;
  #position: FeedPosition | undefined;
  #fills = 0;
  #filled = 0;
  #onFilled: (() => void) | undefined;

  constructor(private readonly options: IndexFollowerOptions) {
    this.#loop = new FeedLoop({ ...options, step: () => this.#step() });
  }

  /** Whether the index has held the whole catalogue since it last started empty. */
  get ready(): boolean {
    return this.#fills > 0 && this.#filled === this.#fills;
  }

  /** Fills the index and goes on following; resolves when it is filled for the first time. */
  async start(): Promise<void> {
    this.#fills = 1;
    const filled = new Promise<void>((resolve) => {
      this.#onFilled = resolve;
    });
    await this.#loop.start();
    await filled;
  }

  /** Tells that the index lost everything; it is filled again while following goes on. */
  refill(): void {
    if (this.#fills === 0) return;
    this.#fills++;
    this.#loop.stir();
  }

  async caughtUp(): Promise<void> {
    while (!this.#loop.stopped) {
      if (this.ready && this.#position !== undefined) {
        const position = this.#position;
        if (!(await this.options.feed.hasMore(position)) && position === this.#position) return;
      }
      this.#loop.stir();
      await sleep(LOOK_MS);
    }
  }

  async stop(): Promise<void> {
    await this.#loop.stop();
    this.#onFilled?.();
  }

  async #step(): Promise<boolean> {
    if (!this.ready) await this.#fill();
    return this.#applyNext();
  }

  async #fill(): Promise<void> {
    const fill = this.#fills;
    // Taken before the reading begins: what changes meanwhile comes from the feed.
    const position = await this.options.feed.position();
    let batch = await this.options.feed.everything('', BATCH);
    while (batch.length > 0) {
      if (this.#loop.stopped) return;
      await this.options.index.apply(batch);
      batch = await this.options.feed.everything(changedId(batch.at(-1)!), BATCH);
    }
    this.#position ??= position;
    this.#filled = fill;
    this.#onFilled?.();
  }

  /** False where there was nothing to apply. */
  async #applyNext(): Promise<boolean> {
    if (this.#position === undefined) return false;
    const { changes, position } = await this.options.feed.read(this.#position, BATCH);
    if (position === this.#position) return false;
    this.options.onChanges?.(changes.map(changedId));
    await this.options.index.apply(changes);
    this.#position = position;
    return true;
  }
}
