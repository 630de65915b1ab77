import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { ElasticShop } from '../../support/elastic-shop.js';
import { UNLIMITED } from '../../support/busy-shop.js';
import { describeWithElasticsearch } from '../../support/describe-with-elasticsearch.js';
import { delay, cut, status } from '../../support/faults.js';
import { FaultProxy } from '../../support/fault-proxy.js';
import { TestGateway } from '../../support/gateway.js';
import { listeningLogger } from '../../support/listening-logger.js';
import { draft } from '../../support/make.js';
import { SEARCH } from '../../support/operations.js';
import { until } from '../../support/until.js';

const SUGGEST = `{ suggest(prefix: "kett") { products { id } } }`;
const RECOMMEND = `{ recommend(placement: PRODUCT, productIds: ["p1"], first: 5) {
  nodes { id } ranking { degraded { stage cause } } } }`;
const STATUS = `{ status { searchEngine productCount index { ready products } } }`;
const VISITOR = { 'x-visitor-id': 'ann' };

const products = [
  draft('p1', { title: 'Red kettle', categoryPath: ['Kitchen'] }),
  draft('p2', { title: 'Blue kettle', categoryPath: ['Kitchen'] }),
];

describeWithElasticsearch('while the cluster is down', (url) => {
  const shop = new ElasticShop(url);
  const { logger, lines } = listeningLogger();
  let proxy: FaultProxy;
  let gateway: TestGateway;

  beforeAll(async () => {
    proxy = await FaultProxy.open(url);
    const env = { ...UNLIMITED, ...shop.env(proxy.url), ELASTICSEARCH_TIMEOUT_MS: '500' };
    gateway = await TestGateway.open({ env, logger, products });
  });
  afterEach(async () => {
    proxy.heal();
    await until(async () => (await gateway.ask(SEARCH, { query: 'kettle' })).data?.search.totalCount === 2);
  });
  afterAll(async () => {
    await gateway.close();
    await proxy.close();
    await shop.remove();
  });

  const search = async () => {
    const startedAt = performance.now();
    const answer = await gateway.ask(SEARCH, { query: 'kettle' });
    return { code: answer.errors?.[0]?.extensions.code, tookMs: performance.now() - startedAt, answer };
  };

  it('refuses searches quickly, answers all else, and is back by itself within two seconds', async () => {
    await proxy.down();
    for (let i = 0; i < 20; i++) {
      const { code, tookMs, answer } = await search();
      expect(code).toBe('UNAVAILABLE');
      expect(answer.status).toBe(503);
      expect(tookMs).toBeLessThan(i < 5 ? 1000 : 100);
    }
    expect((await gateway.ask(SUGGEST)).errors?.[0]?.extensions.code).toBe('UNAVAILABLE');

    const { data } = await gateway.ask(RECOMMEND, {}, VISITOR);
    const degraded = data.recommend.ranking.degraded as { stage: string; cause: string }[];
    expect(degraded.every(({ cause }) => cause === 'UNAVAILABLE')).toBe(true);
    expect(degraded.map(({ stage }) => stage).sort()).toEqual([
      'newest',
      'popular-in-page-category',
      'similar-to-page',
    ]);
    expect((await gateway.ask(`{ products(ids: ["p1"]) { title } }`)).data.products).toEqual([
      { title: 'Red kettle' },
    ]);
    const events = [{ eventId: 'e1', type: 'VIEW', productId: 'p1', occurredAt: new Date() }];
    const tracked = await gateway.ask(
      `mutation ($events: [TrackEventInput!]!) { trackEvents(events: $events) { accepted } }`,
      { events },
      VISITOR,
    );
    expect(tracked.data.trackEvents).toEqual({ accepted: 1 });
    const { viewer } = (await gateway.ask(`{ viewer { recentEvents { type } } }`, {}, VISITOR)).data;
    expect(viewer.recentEvents).toEqual([{ type: 'VIEW' }]);

    await proxy.up();
    await until(async () => (await search()).code === undefined, 2000);
  });

  it('says so in the status, and stays ready for what needs no search', async () => {
    await proxy.down();
    await until(async () => (await gateway.ask(STATUS)).data?.status.index.ready === false);
    expect((await gateway.ask(STATUS)).data.status).toEqual({
      searchEngine: 'ELASTICSEARCH',
      productCount: 2,
      index: { ready: false, products: null },
    });
    expect((await gateway.app.inject('/readyz')).statusCode).toBe(200);
    await proxy.up();
    await until(async () => (await gateway.ask(STATUS)).data?.status.index.ready === true);
  });

  it('logs an outage once, and its end', async () => {
    lines.length = 0;
    await proxy.down();
    for (const endsAt = Date.now() + 3500; Date.now() < endsAt; await sleep(100)) await search();
    await proxy.up();
    await until(async () => (await search()).code === undefined);
    await until(() => lines.filter((line) => line.includes('followed again')).length === 1);
    expect(lines.filter((line) => line.includes('searches are refused'))).toHaveLength(1);
    expect(lines.filter((line) => line.includes('could not be followed'))).toHaveLength(1);
    expect(lines.filter((line) => line.includes('Elasticsearch is back'))).toHaveLength(1);
  });

  it('writes to the database meanwhile, and finds it all afterwards', async () => {
    await proxy.down();
    await gateway.app.stores.catalog.write([draft('p3', { title: 'Green teapot' })]);
    await gateway.app.stores.catalog.delete(['p3']);
    await gateway.app.stores.catalog.write([draft('p4', { title: 'White teapot' })]);
    await proxy.up();
    await until(
      async () => (await gateway.ask(SEARCH, { query: 'white teapot' })).data?.search.totalCount === 1,
    );
    expect([...(await shop.titles()).keys()]).toEqual(['p1', 'p2', 'p4']);
  });

  for (const [what, fault] of Object.entries({
    '502': status(502),
    '503': status(503),
    '504': status(504),
    'an answer cut short': cut,
  }))
    it(`calls ${what} UNAVAILABLE, asking the one node once`, async () => {
      await gateway.app.stores.follower.caughtUp();
      proxy.when(/_search/, fault);
      const before = proxy.count(/_search/);
      const { code, tookMs } = await search();
      expect(code).toBe('UNAVAILABLE');
      expect(tookMs).toBeLessThan(1000);
      // The correction and the keywords ask for themselves: two sends, no third.
      expect(proxy.count(/_search/) - before).toBeLessThanOrEqual(2);
    });

  it('gives a silent node up after ELASTICSEARCH_TIMEOUT_MS, and then refuses at once', async () => {
    proxy.when(/_search/, delay(5000));
    const first = await search();
    expect(first.code).toBe('UNAVAILABLE');
    expect(first.tookMs).toBeGreaterThan(450);
    await until(async () => (await search()).tookMs < 100, 6000);
    // One search at a time finds out whether it is back; nobody else waits for that.
    const answers: { tookMs: number }[] = [];
    for (let i = 0; i < 30; i++) {
      answers.push(...(await Promise.all([search(), search(), search()])));
      await sleep(50);
    }
    const waited = answers.filter(({ tookMs }) => tookMs > 150);
    expect(waited.length).toBeLessThanOrEqual(3);
  });

  it('is not fooled by a shopper who leaves while it finds out whether the node is back', async () => {
    proxy.when(/_search/, delay(5000));
    await until(async () => (await search()).tookMs < 100, 6000);
    for (let i = 0; i < 4; i++) {
      await sleep(1000);
      await gateway.ask(SEARCH, { query: 'kettle', options: { deadlineMs: 50 } });
      expect((await search()).tookMs).toBeLessThan(150);
    }
  });
});

describeWithElasticsearch('a start while the cluster is down', (url) => {
  const shop = new ElasticShop(url);
  afterAll(() => shop.remove());

  it('opens the gateway, which searches as soon as the cluster is there', async () => {
    const proxy = await FaultProxy.open(url);
    await proxy.down();
    const gateway = await TestGateway.open({ env: shop.env(proxy.url) });
    try {
      await gateway.app.stores.catalog.write(products);
      expect((await gateway.ask(SEARCH, { query: 'kettle' })).errors?.[0]?.extensions.code).toBe(
        'UNAVAILABLE',
      );
      expect((await gateway.ask(STATUS)).data.status.index).toEqual({ ready: false, products: null });
      expect((await gateway.app.inject('/readyz')).statusCode).toBe(200);
      await proxy.up();
      await until(
        async () => (await gateway.ask(SEARCH, { query: 'kettle' })).data?.search.totalCount === 2,
        5000,
      );
      await until(async () => (await gateway.ask(STATUS)).data?.status.index.ready === true);
    } finally {
      await gateway.close();
      await proxy.close();
    }
  });
});
