import { randomBytes } from 'node:crypto';
import { ElasticClient } from '../stores/elastic/elastic-client.js';
import { ElasticIndex } from '../stores/elastic/elastic-index.js';
import type { ElasticSettings } from '../stores/elastic-settings.js';
import { IndexGenerations } from '../stores/elastic/index-generations.js';
import { MiniSearchIndex } from '../stores/minisearch/minisearch-index.js';
import { createLogger } from '../telemetry/logger.js';
import type { EngineName, OpenedEngine } from './opened-engine.js';

/** Milliseconds for one search: a figure that is late is still right. */
const TIMEOUT_MS = 60_000;

/**
 * Opens an engine. Elasticsearch needs the cluster's settings: the index is named after theirs, so that the same
 * privileges hold, and theirs is left alone.
 */
export async function openEngine(
  name: EngineName,
  cluster: ElasticSettings | undefined,
): Promise<OpenedEngine> {
  if (name === 'elasticsearch') {
    if (!cluster) throw new Error('Elasticsearch cannot be opened without its settings. This is a bug.');
    return openElastic(cluster);
  }
  const index = new MiniSearchIndex({ logger: createLogger('silent') });
  return { name, index, settle: async () => {}, close: () => index.close() };
}

async function openElastic(cluster: ElasticSettings): Promise<OpenedEngine> {
  const alias = `${cluster.alias}-evaluate-${randomBytes(4).toString('hex')}`;
  const client = new ElasticClient({ ...cluster, timeoutMs: TIMEOUT_MS }, createLogger('silent'));
  const generations = new IndexGenerations(client, alias, 0);
  const index = new ElasticIndex(client, alias);
  try {
    await generations.ensure();
  } catch (error) {
    await client.close();
    throw error;
  }
  return {
    name: 'elasticsearch',
    index,
    settle: () => index.refresh(),
    async close() {
      for (const generation of await generations.all()) await generations.remove(generation);
      await index.close();
    },
  };
}
