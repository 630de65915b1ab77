import http from 'node:http';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { describeWithElasticsearch } from '../../support/describe-with-elasticsearch.js';
import { ElasticShop } from '../../support/elastic-shop.js';
import { FaultProxy, type Fault } from '../../support/fault-proxy.js';
import { TestGateway } from '../../support/gateway.js';
import { draft } from '../../support/make.js';
import { SEARCH } from '../../support/operations.js';
import { until } from '../../support/until.js';

/** Elasticsearch looks whether a search was cancelled every 2,048 documents it collects. */
const DOCUMENTS = 20_000;
/** Some .3 ms for a document: some six seconds in all, and a look at being cancelled every .6 s. */
const SLOW_SCRIPT = 'double x = 0; for (int i = 0; i < 8000; i++) { x += Math.sin(i); } return Math.abs(x);';

/** Makes the engine really work for seconds where it looks for products; what it is asked of words stays. */
const heavy: Fault = (request, pass) => {
  const search = JSON.parse(request.body) as object;
  if (!('track_scores' in search)) return pass();
  const query = { script_score: { query: { match_all: {} }, script: { source: SLOW_SCRIPT } } };
  return pass(JSON.stringify({ ...search, query, sort: undefined }));
};

describeWithElasticsearch('a search that nobody waits for any more', (url) => {
  const shop = new ElasticShop(url);
  let proxy: FaultProxy;
  let gateway: TestGateway;

  beforeAll(async () => {
    proxy = await FaultProxy.open(url);
    const env = { ...shop.env(proxy.url), ELASTICSEARCH_TIMEOUT_MS: '20000' };
    gateway = await TestGateway.open({ env, products: [draft('p1', { title: 'Red kettle' })] });
    const documents = Array.from({ length: DOCUMENTS }, (_, i) => [
      JSON.stringify({ index: { _id: `filler-${i}` } }),
      JSON.stringify({ id: `filler-${i}`, deleted: false, price: i, in_stock: true }),
    ]);
    await shop.call('POST', `${shop.alias}/_bulk?refresh=true`, `${documents.flat().join('\n')}\n`);
  });
  afterEach(() => proxy.heal());
  afterAll(async () => {
    await gateway.close();
    await proxy.close();
    await shop.remove();
  });

  /** Searches of this index that the cluster is at work on. */
  const tasks = async (): Promise<number> => {
    const { tasks: all } = await shop.call('GET', '_tasks?actions=*search*&detailed&group_by=none');
    return (all as { description?: string }[]).filter(
      ({ description }) => description?.includes(shop.alias) && description.includes('script_score'),
    ).length;
  };

  it('is ended in the cluster when its deadline passes, and the answer says DEADLINE', async () => {
    proxy.when(/\/_search/, heavy);
    const startedAt = performance.now();
    const answering = gateway
      .ask(SEARCH, { query: 'kettle', options: { deadlineMs: 1000 } })
      .then((answer) => ({ ...answer, tookMs: performance.now() - startedAt }));
    await until(async () => (await tasks()) > 0);
    const { data, errors, tookMs } = await answering;
    expect(tookMs).toBeLessThan(1500);
    expect(errors).toBeUndefined();
    expect(data.search.ranking.degraded).toContainEqual({ stage: 'keyword', cause: 'DEADLINE' });
    await until(async () => (await tasks()) === 0, 3000);
  });

  it('is ended in the cluster when the shopper leaves', async () => {
    proxy.when(/\/_search/, heavy);
    const address = await gateway.app.listen();
    const request = http.request(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    });
    request.on('error', () => undefined);
    request.end(JSON.stringify({ query: SEARCH, variables: { query: 'kettle' } }));
    await until(async () => (await tasks()) > 0, 2000);
    request.destroy();
    await until(async () => (await tasks()) === 0, 3000);
  });

  it('would go on for seconds otherwise', async () => {
    proxy.when(/\/_search/, heavy);
    const startedAt = performance.now();
    const { errors } = await gateway.ask(SEARCH, { query: 'kettle' });
    expect(errors).toBeUndefined();
    // Well beyond the second after which the first of these searches was cancelled.
    expect(performance.now() - startedAt).toBeGreaterThan(1500);
  });
});
