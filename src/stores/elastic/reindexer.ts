import { setTimeout as sleep } from 'node:timers/promises';
import { VitrineError } from '../../domain/errors.js';
import { advanceIndex } from '../advance-index.js';
import type { CatalogFeed } from '../catalog-feed.js';
import type { DeadLetters } from '../dead-letters.js';
import type { IndexProgress } from '../index-progress.js';
import type { ProductCatalog } from '../product-catalog.js';
import type { IndexChange, RefusedChange } from '../product-index.js';
import type { ElasticClient } from './elastic-client.js';
import { ElasticIndex } from './elastic-index.js';
import type { Generation, IndexGenerations } from './index-generations.js';
import { compareWithCatalog, type Comparison } from './compare-with-catalog.js';

/** The job state that names the generation being built: a reindex that was interrupted goes on with it. */
const BUILDING = 'building';

/** Pause between two tries while the cluster or the database is out of reach. */
const RETRY_MS = 1000;
/** How long an outage may last before the command gives up; run again, it goes on where it was. */
const PATIENCE_MS = 300_000;
/** Times the last changes are caught up with before the two are compared as they stand. */
const MAX_ROUNDS = 20;

export interface ReindexerParts {
  readonly client: ElasticClient;
  readonly generations: IndexGenerations;
  readonly catalog: ProductCatalog;
  readonly feed: CatalogFeed;
  readonly progress: IndexProgress;
  readonly deadLetters: DeadLetters;
  popularity(): Promise<ReadonlyMap<string, number>>;
  /** Told how many products have been written into the new generation. */
  onProgress(written: number): void;
}

export interface Reindexed {
  readonly current: string;
  readonly previous: string | null;
  readonly comparison: Comparison;
}

/**
 * Makes a new generation of the index from the database while searches and writes go on, and lets the alias name it
 * when it holds all the last one holds. The last one is kept, to go back to.
 */
export class Reindexer {
  #written = 0;

  constructor(private readonly parts: ReindexerParts) {}

  async reindex(): Promise<Reindexed> {
    const { generations, progress } = this.parts;
    const building = await this.#patiently(() => this.#building());
    await this.#catchUp(building);
    const index = new ElasticIndex(this.parts.client, building.writeAlias);
    await this.#patiently(async () => index.setPopularity(await this.parts.popularity()));
    const comparison = await this.#compare(building, index);
    const previous = (await generations.all()).find(({ current }) => current) ?? null;
    await this.#patiently(() => generations.makeCurrent(building));
    await progress.forget(BUILDING);
    await this.#sweep(building, previous);
    return { current: building.name, previous: previous?.name ?? null, comparison };
  }

  /** Lets the alias name the generation before the current one again, after that has caught up. */
  async rollback(): Promise<{ readonly current: string; readonly previous: string }> {
    const { generations, feed, progress } = this.parts;
    const all = await generations.all();
    const place = all.findIndex(({ current }) => current);
    const [before, now] = [all[place - 1], all[place]];
    if (!before || !now) throw new VitrineError('NOT_FOUND', 'There is no earlier index to go back to.');
    const reached = await progress.read(before.uuid);
    if (reached?.phase !== 'following' || !(await feed.reaches(reached.position)))
      throw new VitrineError(
        'UNAVAILABLE',
        `${before.name} was away for too long to catch up. Run npm run reindex instead.`,
      );
    await this.#catchUp(before);
    await generations.makeCurrent(before);
    return { current: before.name, previous: now.name };
  }

  /** The generation that an interrupted reindex was building, if it is still there, or a new one. */
  async #building(): Promise<Generation> {
    const { generations, progress } = this.parts;
    const all = await generations.all();
    const begun = await progress.read(BUILDING);
    const found = all.find(({ uuid, current }) => begun?.position === uuid && !current);
    if (found) return found;
    const added = await generations.add();
    await progress.step(BUILDING, async () => ({ phase: 'following', position: added.uuid }));
    return added;
  }

  /** Fills it and follows the feed to its end. */
  async #catchUp(generation: Generation): Promise<void> {
    const { feed, progress, client, deadLetters } = this.parts;
    const index = new ElasticIndex(client, generation.writeAlias);
    const write = async (changes: readonly IndexChange[]): Promise<void> => {
      const refused: readonly RefusedChange[] = await index.apply(changes);
      if (refused.length > 0) await deadLetters.add(refused);
      this.parts.onProgress((this.#written += changes.length));
    };
    for (;;) {
      const reached = await this.#patiently(async () => {
        await progress.step(generation.uuid, (before) => advanceIndex(before, feed, write));
        return progress.read(generation.uuid);
      });
      if (reached?.phase === 'following' && !(await feed.hasMore(reached.position))) return;
    }
  }

  /** While writes go on the two are never the same for long: what is compared is what neither changed meanwhile. */
  async #compare(generation: Generation, index: ElasticIndex): Promise<Comparison> {
    for (let round = 1; ; round++) {
      await this.#patiently(() => index.refresh());
      const comparison = await this.#patiently(() =>
        compareWithCatalog(this.parts.client, generation.writeAlias, this.parts.feed),
      );
      if (comparison.different.length === 0) return comparison;
      if (round === MAX_ROUNDS) {
        const some = comparison.different.slice(0, 10).join(', ');
        throw new Error(
          `${generation.name} differs from the catalogue in ${comparison.different.length} products (${some}): ` +
            'the alias still names the last index. npm run dead-letters shows what was refused.',
        );
      }
      await this.#catchUp(generation);
    }
  }

  /** Keeps the new one and the one before it. */
  async #sweep(current: Generation, previous: Generation | null): Promise<void> {
    const { generations, progress } = this.parts;
    for (const generation of await generations.all())
      if (generation.name !== current.name && generation.name !== previous?.name) {
        await generations.remove(generation);
        await progress.forget(generation.uuid);
      }
  }

  /** Tries again while something is out of reach: a new generation is not thrown away for a restart of the cluster. */
  async #patiently<T>(work: () => Promise<T>): Promise<T> {
    const endsAt = performance.now() + PATIENCE_MS;
    for (;;)
      try {
        return await work();
      } catch (error) {
        const outage =
          error instanceof VitrineError && (error.code === 'UNAVAILABLE' || error.code === 'OVERLOADED');
        if (!outage || performance.now() > endsAt) throw error;
        await sleep(RETRY_MS);
      }
  }
}
