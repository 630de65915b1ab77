import { openEngine } from '../../src/evaluation/open-engine.js';
import { describeWithElasticsearch } from '../support/describe-with-elasticsearch.js';
import { elasticSettings } from '../support/elastic.js';
import { promisePartNumbers } from '../support/part-numbers.promises.js';

describeWithElasticsearch('a part number, in Elasticsearch', () => {
  promisePartNumbers(() => openEngine('elasticsearch', elasticSettings()));
});
