import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../../telemetry/logger.js';
import { advanceIndex } from '../advance-index.js';
import type { CatalogFeed } from '../catalog-feed.js';
import type { CatalogFollower } from '../catalog-follower.js';
import type { DeadLetters } from '../dead-letters.js';
import { FeedLoop } from '../feed-loop.js';
import type { IndexProgress } from '../index-progress.js';
import type { IndexChange } from '../product-index.js';
import type { ElasticIndex } from './elastic-index.js';
import type { Generation, IndexGenerations } from './index-generations.js';

/** How often caughtUp() looks. */
const LOOK_MS = 20;

export interface ElasticFollowerOptions {
  readonly feed: CatalogFeed;
  readonly progress: IndexProgress;
  readonly deadLetters: DeadLetters;
  readonly generations: IndexGenerations;
  readonly index: ElasticIndex;
  readonly logger: Logger;
}

/**
 * Keeps the current generation of the shared index like the catalogue. Of several gateways one at a time is at work;
 * progress is kept in the database, so that any of them goes on where the last one stopped.
 */
export class ElasticFollower implements CatalogFollower {
  readonly #loop: FeedLoop;
  #ready = false;
  #generation: Generation | undefined;
  /** Resolves the start: at the first time the index is filled, or when that cannot be done now. */
  #onTried: (() => void) | undefined;

  constructor(private readonly options: ElasticFollowerOptions) {
    this.#loop = new FeedLoop({ ...options, step: () => this.#tryStep() });
  }

  get ready(): boolean {
    return this.#ready;
  }

  /** A cluster that is down does not keep a gateway from starting: what needs no search is answered meanwhile. */
  async start(): Promise<void> {
    const tried = new Promise<void>((resolve) => {
      this.#onTried = resolve;
    });
    await this.#loop.start();
    await tried;
  }

  async caughtUp(): Promise<void> {
    const { feed, progress, index } = this.options;
    while (!this.#loop.stopped) {
      const reached = this.#generation && (await progress.read(this.#generation.uuid));
      if (reached?.phase === 'following' && !(await feed.hasMore(reached.position))) return index.refresh();
      this.#loop.stir();
      await sleep(LOOK_MS);
    }
  }

  async stop(): Promise<void> {
    await this.#loop.stop();
    this.#onTried?.();
  }

  async #tryStep(): Promise<boolean> {
    try {
      const more = await this.#step();
      if (this.#ready) this.#onTried?.();
      return more;
    } catch (error) {
      this.#onTried?.();
      throw error;
    }
  }

  async #step(): Promise<boolean> {
    const { feed, progress, generations, index } = this.options;
    const generation = await generations.ensure();
    if (generation.uuid !== this.#generation?.uuid) {
      index.forget();
      await this.#adopt(generation);
      this.#generation = generation;
    }
    const before = await progress.read(generation.uuid);
    if (before?.phase === 'following' && !(await feed.hasMore(before.position))) {
      this.#ready = true;
      return false;
    }
    const mine = await progress.step(generation.uuid, (reached) =>
      advanceIndex(reached, feed, (changes) => this.#write(generation, changes)),
    );
    const after = await progress.read(generation.uuid);
    this.#ready = after?.phase === 'following';
    return mine;
  }

  /** An index of which this database knows nothing, or that it can no longer catch up with, needs care. */
  async #adopt({ name, uuid }: Generation): Promise<void> {
    const { feed, progress, index, logger } = this.options;
    const reached = await progress.read(uuid);
    if (reached === null && (await index.stats()).products > 0)
      throw new Error(
        `The index ${name} was filled from another database. Run npm run reindex: it makes a new one.`,
      );
    if (reached !== null && !(await feed.reaches(reached.position))) {
      logger.warn({ index: name }, 'the index was away for too long to catch up: it is filled again');
      await progress.forget(uuid);
    }
  }

  async #write({ name, writeAlias }: Generation, changes: readonly IndexChange[]): Promise<void> {
    const { index, deadLetters, logger } = this.options;
    const refused = await index.applyTo(writeAlias, changes);
    if (refused.length === 0) return;
    await deadLetters.add(refused);
    logger.error(
      { index: name, refused: refused.length, first: refused[0] },
      'the index refused products: npm run dead-letters shows them',
    );
  }
}
