import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { VitrineError } from '../../domain/errors.js';
import type { Logger } from '../../telemetry/logger.js';
import { advanceIndex } from '../advance-index.js';
import type { CatalogFeed } from '../catalog-feed.js';
import type { CatalogFollower } from '../catalog-follower.js';
import type { DeadLetters } from '../dead-letters.js';
import { FeedLoop } from '../feed-loop.js';
import type { IndexProgress, Progress } from '../index-progress.js';
import type { IndexChange } from '../product-index.js';
import { DEFINITION_ID } from './definition-id.js';
import type { ElasticIndex } from './elastic-index.js';
import type { Generation, IndexGenerations } from './index-generations.js';

/** How often caughtUp() looks: soon enough for a test, and some ten small requests a second. */
const LOOK_MS = 50;

export interface ElasticFollowerOptions {
  readonly feed: CatalogFeed;
  readonly progress: IndexProgress;
  readonly deadLetters: DeadLetters;
  readonly generations: IndexGenerations;
  readonly index: ElasticIndex;
  readonly logger: Logger;
  /** Rejects where the cluster is none that we can work with; asked until it could be answered once. */
  check(): Promise<void>;
}

/**
 * Keeps the current generation of the shared index like the catalogue. Of several gateways one at a time is at work;
 * progress is kept in the database, so that any of them goes on where the last one stopped.
 */
export class ElasticFollower implements CatalogFollower {
  readonly #loop: FeedLoop;
  #filled = false;
  #outOfReach = false;
  #checked = false;
  #generation: Generation | undefined;
  /** Resolves the start: at the first time the index is filled, or when that cannot be done now. */
  #onTried: (() => void) | undefined;

  constructor(private readonly options: ElasticFollowerOptions) {
    this.#loop = new FeedLoop({ ...options, step: () => this.#tryStep() });
  }

  get ready(): boolean {
    return this.#filled && !this.#outOfReach;
  }

  get outOfReach(): boolean {
    return this.#outOfReach;
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
    const { feed, progress, generations, index } = this.options;
    while (!this.#loop.stopped) {
      const reached = await progress.read((await generations.ensure()).uuid);
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
      if (this.#filled) this.#onTried?.();
      return more;
    } catch (error) {
      this.#onTried?.();
      throw error;
    }
  }

  async #step(): Promise<boolean> {
    const { feed, progress, index } = this.options;
    const generation = await this.#current();
    if (generation.uuid !== this.#generation?.uuid) {
      index.forget();
      await this.#adopt(generation);
      this.#generation = generation;
    }
    const before = await this.#reached(generation);
    if (before?.phase === 'following' && !(await feed.hasMore(before.position))) {
      this.#filled = true;
      return false;
    }
    const mine = await progress.step(generation.uuid, (reached) =>
      advanceIndex(reached, feed, (changes) => this.#write(generation, changes)),
    );
    const after = await progress.read(generation.uuid);
    this.#filled = after?.phase === 'following';
    // A change that an older writer still holds back cannot be read yet: that is no reason to look again at once.
    return mine && !isDeepStrictEqual(before, after);
  }

  async #current(): Promise<Generation> {
    try {
      if (!this.#checked) await this.options.check();
      this.#checked = true;
      const current = await this.options.generations.ensure();
      this.#outOfReach = false;
      return current;
    } catch (error) {
      this.#outOfReach ||= error instanceof VitrineError && error.code === 'UNAVAILABLE';
      throw error;
    }
  }

  /** An index of another version, or of another database, is left alone. */
  async #adopt({ name, uuid, definition }: Generation): Promise<void> {
    const { progress, index } = this.options;
    if (definition !== DEFINITION_ID)
      throw new VitrineError(
        'UNAVAILABLE',
        `The index ${name} was made by another version of Vitrine. Run npm run reindex: it makes a new one.`,
      );
    if ((await progress.read(uuid)) === null && (await index.stats()).products > 0)
      throw new VitrineError(
        'UNAVAILABLE',
        `The index ${name} was filled from another database. Run npm run reindex: it makes a new one.`,
      );
  }

  /** The progress of a generation. One that the feed no longer reaches is filled again, from the beginning. */
  async #reached({ name, uuid }: Generation): Promise<Progress | null> {
    const { feed, progress, logger } = this.options;
    const reached = await progress.read(uuid);
    if (reached === null || (await feed.reaches(reached.position))) return reached;
    logger.warn({ index: name }, 'the index was away for too long to catch up: it is filled again');
    const begin: Progress = { phase: 'filling', after: '', position: await feed.position() };
    await progress.step(uuid, async () => begin);
    return begin;
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
