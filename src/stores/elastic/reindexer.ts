import { setTimeout as sleep } from 'node:timers/promises';
import { VitrineError } from '../../domain/errors.js';
import { advanceIndex } from '../advance-index.js';
import type { CatalogFeed } from '../catalog-feed.js';
import { changedId } from '../changed-id.js';
import type { DeadLetters } from '../dead-letters.js';
import type { IndexProgress } from '../index-progress.js';
import type { ProductCatalog } from '../product-catalog.js';
import type { IndexChange, RefusedChange } from '../product-index.js';
import type { ElasticClient } from './elastic-client.js';
import { DEFINITION_ID } from './definition-id.js';
import { ElasticIndex } from './elastic-index.js';
import type { Generation, IndexGenerations } from './index-generations.js';
import { compareWithCatalog, type Comparison } from './compare-with-catalog.js';

/** Pause between two tries while the cluster or the database is out of reach: soon enough for who waits. */
const RETRY_MS = 1000;
/** An outage may last five minutes, as long as a cluster restarts; run again, the command goes on where it was. */
const PATIENCE_MS = 300_000;
/** Times, a second apart, that what differed is looked at again: a job's transaction may hide changes for two minutes. */
const MAX_ROUNDS = 150;
/** Products compared at once: one small request. */
const BATCH = 500;
/** A piece of work that wrote fewer changes than this has come to the end of the feed, or near enough. */
const LAST_CHANGES = 500;

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

  /** One reindex or rollback at a time: a second one waits. */
  reindex(): Promise<Reindexed> {
    return this.parts.progress.alone(() => this.#reindex());
  }

  /** Lets the alias name the generation before the current one again, after that has caught up. */
  rollback(): Promise<{ readonly current: string; readonly previous: string }> {
    return this.parts.progress.alone(() => this.#rollback());
  }

  async #reindex(): Promise<Reindexed> {
    const { generations, progress } = this.parts;
    const building = await this.#patiently(() => this.#building());
    const index = await this.#open(building);
    await this.#catchUp(building, index);
    await this.#patiently(async () => index.setPopularity(await this.parts.popularity()));
    const comparison = await this.#compare(building, index);
    // So that no search goes back in time at the swap.
    await this.#catchUp(building, index);
    await this.#patiently(() => index.refresh());
    const previous = (await this.#patiently(() => generations.all())).find(({ current }) => current) ?? null;
    await this.#patiently(() => generations.makeCurrent(building));
    await this.#patiently(() => progress.setBuilding(null));
    await this.#patiently(() => this.#sweep(building, previous));
    return { current: building.name, previous: previous?.name ?? null, comparison };
  }

  async #rollback(): Promise<{ readonly current: string; readonly previous: string }> {
    const { generations, feed, progress } = this.parts;
    const all = await this.#patiently(() => generations.all());
    const place = all.findIndex(({ current }) => current);
    const [before, now] = [all[place - 1], all[place]];
    if (!before || !now) throw new VitrineError('NOT_FOUND', 'There is no earlier index to go back to.');
    const reached = await progress.read(before.uuid);
    if (reached?.phase !== 'following' || !(await feed.reaches(reached.position)))
      throw new VitrineError(
        'UNAVAILABLE',
        `${before.name} was away for too long to catch up. Run npm run reindex instead.`,
      );
    const index = await this.#open(before);
    await this.#catchUp(before, index);
    await this.#patiently(() => index.refresh());
    await this.#patiently(() => generations.makeCurrent(before));
    return { current: before.name, previous: now.name };
  }

  /** The generation that an interrupted reindex was building, if it is still there and still what we make, or a new one. */
  async #building(): Promise<Generation> {
    const { generations, progress } = this.parts;
    const begun = await progress.building();
    const found = (await generations.all()).find(
      ({ uuid, current, definition }) => uuid === begun && !current && definition === DEFINITION_ID,
    );
    if (found) return found;
    const added = await generations.add();
    await progress.setBuilding(added.uuid);
    return added;
  }

  /** What writes into one generation; products get their popularity from the first. */
  async #open({ writeAlias }: Generation): Promise<ElasticIndex> {
    const index = new ElasticIndex(this.parts.client, writeAlias);
    index.expectPopularity(await this.#patiently(() => this.parts.popularity()));
    return index;
  }

  /** Fills it and follows the feed to its end. */
  async #catchUp(generation: Generation, index: ElasticIndex): Promise<void> {
    const { feed, progress, deadLetters } = this.parts;
    const write = async (changes: readonly IndexChange[]): Promise<void> => {
      const refused: readonly RefusedChange[] = await index.apply(changes);
      if (refused.length > 0) await deadLetters.add(refused);
      this.parts.onProgress((this.#written += changes.length));
    };
    for (;;) {
      const before = this.#written;
      const began = await this.#patiently(() => progress.read(generation.uuid));
      const mine = await this.#patiently(() =>
        progress.step(generation.uuid, (begun) => advanceIndex(begun, feed, write)),
      );
      if (!mine) await sleep(RETRY_MS);
      // Under constant writes there is always one more change: the follower of the gateways has the rest.
      if (mine && began?.phase === 'following' && this.#written - before < LAST_CHANGES) return;
    }
  }

  /**
   * While writes go on the two are never the same. So what differed is looked at again, after the changes since have
   * been followed: the index must have every product at least as new as the catalogue had it.
   */
  async #compare(generation: Generation, index: ElasticIndex): Promise<Comparison> {
    const { client, feed } = this.parts;
    const compare = (
      catalogue: () => AsyncIterable<readonly IndexChange[]>,
      sample?: number,
    ): Promise<Comparison> =>
      this.#patiently(() => compareWithCatalog(client, generation.writeAlias, catalogue(), sample));
    await this.#patiently(() => index.refresh());
    const comparison = await compare(() => everything(feed));
    let { different } = comparison;
    for (let round = 1; different.length > 0; round++) {
      await this.#catchUp(generation, index);
      const suspects = different;
      ({ different } = await compare(() => inBatches(suspects), 1));
      if (different.length > 0 && round === MAX_ROUNDS) throw differs(generation, different);
      if (different.length > 0) await sleep(RETRY_MS);
    }
    return comparison;
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
    let endsAt = Infinity;
    for (;;)
      try {
        return await work();
      } catch (error) {
        const outage =
          error instanceof VitrineError && (error.code === 'UNAVAILABLE' || error.code === 'OVERLOADED');
        endsAt = Math.min(endsAt, performance.now() + PATIENCE_MS);
        if (!outage || performance.now() > endsAt) throw error;
        await sleep(RETRY_MS);
      }
  }
}

async function* everything(feed: CatalogFeed): AsyncGenerator<readonly IndexChange[]> {
  let batch = await feed.everything('', BATCH);
  while (batch.length > 0) {
    yield batch;
    batch = await feed.everything(changedId(batch.at(-1)!), BATCH);
  }
}

async function* inBatches(changes: readonly IndexChange[]): AsyncGenerator<readonly IndexChange[]> {
  for (let start = 0; start < changes.length; start += BATCH) yield changes.slice(start, start + BATCH);
}

function differs({ name }: Generation, different: readonly IndexChange[]): VitrineError {
  const some = different.slice(0, 10).map(changedId).join(', ');
  return new VitrineError(
    'UNAVAILABLE',
    `${name} differs from the catalogue in ${different.length} products (${some}): ` +
      'the alias still names the last index. npm run dead-letters shows what was refused.',
  );
}
