import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from '@elastic/elasticsearch';
import { openShopDatabase } from '../../src/app/open-stores.js';
import { loadConfig } from '../../src/config.js';
import { ElasticClient } from '../../src/stores/elastic/elastic-client.js';
import { ElasticFollower } from '../../src/stores/elastic/elastic-follower.js';
import { ElasticIndex } from '../../src/stores/elastic/elastic-index.js';
import { indexDefinition } from '../../src/stores/elastic/index-definition.js';
import { IndexGenerations } from '../../src/stores/elastic/index-generations.js';
import { productDocument, type ProductDocument } from '../../src/stores/elastic/product-document.js';
import { elasticSettings, silentLogger } from '../support/elastic.js';
import type { Product } from '../../src/domain/products/product.js';
import type { Benchmark } from './benchmark.js';
import { NEEDS_ELASTICSEARCH } from './needs-elasticsearch.js';

/** Taking turns; the first pair warms the node and is not counted. */
const ROUNDS = 3;
/** Products of one bulk of the helper, as the gateway sends. */
const BULK_BYTES = 1_000_000;
const WRITTEN_AT_ONCE = 1000;

/**
 * How fast does the index follow the catalogue? As many changes in the outbox as there are products are followed by the gateway's follower, and
 * the very documents are written by the bulk helper of the bare client, each into a new index.
 */
export const elasticIndexing: Benchmark = {
  name: 'elastic-indexing',
  question:
    'How fast does Elasticsearch follow the catalogue, against the bare bulk helper with ready-made documents?',
  async run({ products }) {
    if (!elasticSettings()) return NEEDS_ELASTICSEARCH;
    const documents = products.map((product) => productDocument(product, 0));
    const seconds = { followed: [] as number[], bare: [] as number[] };
    for (let round = 0; round < ROUNDS; round++) {
      const bare = await writeBare(documents);
      const followed = await follow(products);
      if (round === 0) continue;
      seconds.bare.push(bare);
      seconds.followed.push(followed);
    }
    const [followed, bare] = [median(seconds.followed), median(seconds.bare)];
    const perSecond = (took: number): string => (products.length / took).toFixed(0);
    return {
      header: ['', 'follower/s', 'bare helper/s', 'ratio', 'budget'],
      rows: [['products', perSecond(followed), perSecond(bare), (bare / followed).toFixed(2), '0.80']],
    };
  },
};

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)]!;

const inSeconds = async (work: () => Promise<unknown>): Promise<number> => {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
};

async function writeBare(documents: readonly ProductDocument[]): Promise<number> {
  const { nodes, alias } = elasticSettings()!;
  const client = new Client({ nodes: [...nodes], compression: true });
  await client.indices.create({ index: alias, ...indexDefinition(0) });
  try {
    return await inSeconds(async () => {
      await client.helpers.bulk<ProductDocument>({
        datasource: [...documents],
        flushBytes: BULK_BYTES,
        onDocument: ({ id }) => ({
          index: { _index: alias, _id: id, version: 1, version_type: 'external_gte' },
        }),
      });
      await client.indices.refresh({ index: alias });
    });
  } finally {
    await client.indices.delete({ index: alias });
    await client.close();
  }
}

async function follow(products: readonly Product[]): Promise<number> {
  const settings = elasticSettings()!;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'vitrine-bench-'));
  const database = await openShopDatabase(loadConfig({ STATE_DIR: folder }));
  const client = new ElasticClient(settings, silentLogger);
  const generations = new IndexGenerations(client, settings.alias, 0);
  const index = new ElasticIndex(client, settings.alias);
  const follower = new ElasticFollower({
    ...database,
    progress: database.indexProgress,
    generations,
    index,
    logger: silentLogger,
    check: async () => undefined,
  });
  try {
    const { uuid } = await generations.ensure();
    const position = await database.feed.position();
    await database.indexProgress.step(uuid, async () => ({ phase: 'following', position }));
    for (let start = 0; start < products.length; start += WRITTEN_AT_ONCE)
      await database.catalog.write(products.slice(start, start + WRITTEN_AT_ONCE));
    return await inSeconds(async () => {
      await follower.start();
      await follower.caughtUp();
    });
  } finally {
    await follower.stop();
    for (const generation of await generations.all()) await generations.remove(generation);
    await index.close();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
