import type { Config } from '../config.js';
import type { CatalogFollower } from '../stores/catalog-follower.js';
import { CatalogWatcher } from '../stores/catalog-watcher.js';
import { checkCluster } from '../stores/elastic/check-cluster.js';
import { ElasticClient } from '../stores/elastic/elastic-client.js';
import { ElasticFollower } from '../stores/elastic/elastic-follower.js';
import { ElasticIndex } from '../stores/elastic/elastic-index.js';
import { IndexGenerations } from '../stores/elastic/index-generations.js';
import { IndexFollower } from '../stores/index-follower.js';
import { MiniSearchIndex } from '../stores/minisearch/minisearch-index.js';
import type { Database } from '../stores/postgres/open-database.js';
import type { ProductIndex } from '../stores/product-index.js';
import { VitrineError } from '../domain/errors.js';
import type { Logger } from '../telemetry/logger.js';
import { POPULARITY_DAYS } from './popularity-days.js';

export interface Search {
  readonly index: ProductIndex;
  readonly follower: CatalogFollower;
  /** Called when the index came back empty, beside its being filled again. */
  onRestart(listener: () => void): void;
  close(): Promise<void>;
}

export interface SearchOptions {
  readonly database: Database;
  readonly logger: Logger;
  /** Told which products changed, whoever changed them. */
  onChanges(productIds: readonly string[]): void;
}

/** The index of a configuration, and what keeps it like the catalogue; not started. */
export const openSearch = async (config: Config, options: SearchOptions): Promise<Search> =>
  config.elastic ? openElastic(config.elastic, options) : openEmbedded(options);

/** An index in this process: it starts empty, and follows by itself. */
function openEmbedded({ database, logger, onChanges }: SearchOptions): Search {
  const restarted = new Set<() => void>();
  const index = new MiniSearchIndex({
    logger,
    onRestart: () => {
      follower.refill();
      for (const listener of restarted) listener();
    },
  });
  const follower = new IndexFollower({ ...database, index, logger, onChanges });
  return {
    index,
    follower,
    onRestart: (listener) => void restarted.add(listener),
    async close() {
      await follower.stop();
      await index.close();
    },
  };
}

/** An index that all gateways share: one of them at a time keeps it, each watches the catalogue for itself. */
async function openElastic(
  settings: NonNullable<Config['elastic']>,
  { database, logger, onChanges }: SearchOptions,
): Promise<Search> {
  const client = new ElasticClient(settings, logger);
  const giveUp = async (error: unknown): Promise<never> => {
    await client.close();
    throw error;
  };
  await checkCluster(client).catch((error: unknown) => {
    if (error instanceof VitrineError && error.code === 'BAD_USER_INPUT') return giveUp(error);
    return logger.warn(
      { err: error instanceof Error ? (error.cause ?? error) : error },
      'Elasticsearch is out of reach',
    );
  });
  const index = new ElasticIndex(client, settings.alias);
  index.expectPopularity(await database.statistics.popularity(POPULARITY_DAYS).catch(giveUp));
  const follower = new ElasticFollower({
    feed: database.feed,
    progress: database.indexProgress,
    deadLetters: database.deadLetters,
    generations: new IndexGenerations(client, settings.alias, settings.replicas),
    index,
    logger,
    check: () => checkCluster(client),
  });
  const watcher = new CatalogWatcher(database.feed, onChanges, logger);
  await watcher.start().catch(giveUp);
  return {
    index,
    follower,
    // It is never empty because this process began anew.
    onRestart: () => undefined,
    async close() {
      const stopping = [watcher.stop(), follower.stop()];
      // What is on its way to a silent node is given up; the next gateway does it again.
      await index.close();
      await Promise.all(stopping);
    },
  };
}
