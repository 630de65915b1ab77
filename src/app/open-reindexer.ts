import type { Config } from '../config.js';
import { checkCluster } from '../stores/elastic/check-cluster.js';
import { ElasticClient } from '../stores/elastic/elastic-client.js';
import { IndexGenerations } from '../stores/elastic/index-generations.js';
import { Reindexer } from '../stores/elastic/reindexer.js';
import { createLogger } from '../telemetry/logger.js';
import { openShopDatabase } from './open-stores.js';
import { POPULARITY_DAYS } from './popularity-days.js';

/** What rebuilds the index of a configuration. `onProgress` is told the products written and those there are. */
export async function openReindexer(
  config: Config & { readonly elastic: NonNullable<Config['elastic']> },
  onProgress: (written: number, total: number) => void,
) {
  const client = new ElasticClient(config.elastic, createLogger('silent'));
  const database = await openShopDatabase(config);
  const close = async (): Promise<void> => {
    await client.close();
    await database.close();
  };
  try {
    await checkCluster(client);
    const total = await database.catalog.count();
    const reindexer = new Reindexer({
      ...database,
      client,
      progress: database.indexProgress,
      generations: new IndexGenerations(client, config.elastic.alias, config.elastic.replicas),
      popularity: () => database.statistics.popularity(POPULARITY_DAYS),
      // Changes of the meantime come on top.
      onProgress: (written) => onProgress(written, Math.max(written, total)),
    });
    return { reindexer, close };
  } catch (error) {
    await close();
    throw error;
  }
}
