import { afterAll, describe, it } from '@jest/globals';
import { ElasticClient } from '../../src/stores/elastic/elastic-client.js';
import { ElasticIndex } from '../../src/stores/elastic/elastic-index.js';
import { IndexGenerations } from '../../src/stores/elastic/index-generations.js';
import { elasticSettings, silentLogger } from '../support/elastic.js';
import { describeProductIndex } from './product-index.contract.js';

const settings = elasticSettings();

if (!settings)
  describe('product index: Elasticsearch', () => it.todo('is skipped: ELASTICSEARCH_URL is not set'));
else {
  const admin = new ElasticClient(settings, silentLogger);
  afterAll(() => admin.close());
  let opened = 0;
  describeProductIndex('Elasticsearch', async () => {
    const alias = `${settings.alias}-${++opened}`;
    const generations = new IndexGenerations(admin, alias, 0);
    await generations.ensure();
    const index = new ElasticIndex(new ElasticClient(settings, silentLogger), alias);
    return {
      index,
      settle: () => index.refresh(),
      close: async () => {
        await index.close();
        for (const name of await generations.all()) await generations.remove(name);
      },
    };
  });
}
