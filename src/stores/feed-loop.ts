import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../telemetry/logger.js';
import type { CatalogFeed } from './catalog-feed.js';

/** Pause after a failure of the database or the index. */
const RETRY_MS = 500;
const SAYING = {
  failing: 'the catalogue could not be followed; trying again until it can',
  over: 'the catalogue is followed again',
};

export interface FeedLoopOptions {
  readonly feed: Pick<CatalogFeed, 'onChange'>;
  readonly logger: Logger;
  /** What to log when it fails, and when that is over. */
  readonly saying?: { readonly failing: string; readonly over: string };
  /** Does the next piece of work; false where there was none. */
  step(): Promise<boolean>;
}

/** Runs a step again and again: at once while there is more to do, else when the feed stirs, and after a failure later. */
export class FeedLoop {
  readonly #stop = new AbortController();
  #running: Promise<void> = Promise.resolve();
  #unsubscribe: (() => Promise<void>) | undefined;
  /** Something may have changed since the last step began. */
  #stirred = true;
  #wake: (() => void) | undefined;
  #failing = false;

  constructor(private readonly options: FeedLoopOptions) {}

  get stopped(): boolean {
    return this.#stop.signal.aborted;
  }

  async start(): Promise<void> {
    this.#unsubscribe = await this.options.feed.onChange(() => this.stir());
    if (this.stopped) return this.#unsubscribe();
    this.#running = this.#run();
  }

  /** Looks again soon. */
  stir(): void {
    this.#stirred = true;
    this.#wake?.();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    this.stir();
    await this.#running;
    await this.#unsubscribe?.();
  }

  async #run(): Promise<void> {
    const { logger, saying = SAYING } = this.options;
    while (!this.stopped) {
      try {
        this.#stirred = false;
        const more = await this.options.step();
        if (this.#failing) logger.info(saying.over);
        this.#failing = false;
        if (!more) await this.#stirring();
      } catch (error) {
        if (this.stopped) return;
        // An outage is one line, not two a second.
        if (!this.#failing) logger.warn({ err: error }, saying.failing);
        this.#failing = true;
        await sleep(RETRY_MS, undefined, { signal: this.#stop.signal }).catch(() => undefined);
      }
    }
  }

  /** Resolves when something may have changed; the feed says so at least once a second. */
  #stirring(): Promise<void> {
    if (this.#stirred) return Promise.resolve();
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}
