import { afterAll, describe, it } from '@jest/globals';
import { ElasticClient } from '../../src/stores/elastic/elastic-client.js';
import { IndexGenerations } from '../../src/stores/elastic/index-generations.js';
import { promiseRelevanceRules } from '../gateway/relevance-rules.promises.js';
import { elasticSettings, silentLogger } from '../support/elastic.js';

const settings = elasticSettings();

if (!settings) describe('with Elasticsearch', () => it.todo('is skipped: ELASTICSEARCH_URL is not set'));
else
  describe('with Elasticsearch', () => {
    promiseRelevanceRules({
      ELASTICSEARCH_URL: String(settings.nodes[0]),
      ELASTICSEARCH_INDEX: settings.alias,
      ELASTICSEARCH_REPLICAS: '0',
    });
    // Of two such hooks the one declared first runs first: the gateways are closed by then.
    afterAll(async () => {
      const client = new ElasticClient(settings, silentLogger);
      const generations = new IndexGenerations(client, settings.alias, 0);
      for (const name of await generations.all()) await generations.remove(name);
      await client.close();
    });
  });
