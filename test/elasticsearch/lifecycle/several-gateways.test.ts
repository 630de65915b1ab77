import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { openDatabase, type Database } from '../../../src/stores/postgres/open-database.js';
import { createTestDatabase, testDatabaseOptions } from '../../support/database.js';
import { describeWithElasticsearch } from '../../support/describe-with-elasticsearch.js';
import { ElasticShop } from '../../support/elastic-shop.js';
import { delay } from '../../support/faults.js';
import { FaultProxy } from '../../support/fault-proxy.js';
import { GatewayProcess } from '../../support/gateway-process.js';
import { TestGateway } from '../../support/gateway.js';
import { listeningLogger } from '../../support/listening-logger.js';
import { draft } from '../../support/make.js';
import { SEARCH } from '../../support/operations.js';
import { titlesInDatabase } from '../../support/titles-in-database.js';
import { until } from '../../support/until.js';

const PRODUCTS = 2000;

const cups = (first: number, count: number) =>
  Array.from({ length: count }, (_, i) => draft(`p${first + i}`, { title: `Cup p${first + i}` }));

describeWithElasticsearch('gateways that come and go', (url) => {
  const shop = new ElasticShop(url);
  let databaseUrl: string;
  let database: Database;
  const proxies: FaultProxy[] = [];

  beforeAll(async () => {
    databaseUrl = await createTestDatabase();
    database = await openDatabase(testDatabaseOptions(databaseUrl));
    await database.catalog.write(cups(0, PRODUCTS));
    proxies.push(await FaultProxy.open(url), await FaultProxy.open(url));
  });
  afterAll(async () => {
    await Promise.all(proxies.map((proxy) => proxy.close()));
    await database.close();
    await shop.remove();
  });

  const env = (address: string) => ({ ...shop.env(address), DATABASE_URL: databaseUrl });
  const same = async (): Promise<void> => {
    const expected = await titlesInDatabase(databaseUrl);
    await until(async () => (await shop.titles()).size === expected.size);
    expect(await shop.titles()).toEqual(expected);
  };
  /** Products that were sent to the index through a proxy. */
  const sent = (proxy: FaultProxy): number =>
    proxy.requests
      .filter(({ path: asked }) => asked.includes('_bulk'))
      .reduce((sum, { body }) => sum + (body.match(/^\{"index"/gm)?.length ?? 0), 0);

  it('fill the index though one is killed while it does', async () => {
    proxies[0]!.when(/_bulk/, delay(1000));
    const first = new GatewayProcess(env(proxies[0]!.url));
    await until(async () => sent(proxies[0]!) > 0);
    await first.kill();
    proxies[0]!.heal();
    const second = await TestGateway.open({ env: env(proxies[0]!.url) });
    await second.app.stores.follower.caughtUp();
    await second.close();
    await same();
  });

  it('write each change once, whichever of them does, and go on without the one that is killed', async () => {
    const doomed = new GatewayProcess(env(proxies[0]!.url));
    const staying = await TestGateway.open({ env: env(proxies[1]!.url) });
    try {
      await until(() => doomed.open);
      const before = sent(proxies[0]!) + sent(proxies[1]!);
      for (let i = 0; i < 20; i++) await database.catalog.write(cups(PRODUCTS + i * 10, 10));
      await staying.app.stores.follower.caughtUp();
      await same();
      expect(sent(proxies[0]!) + sent(proxies[1]!) - before).toBe(200);

      await doomed.kill();
      await database.catalog.write(cups(PRODUCTS + 200, 10));
      await until(async () => {
        const { data } = await staying.ask(SEARCH, { query: `Cup p${PRODUCTS + 209}` });
        return data.search.nodes[0]?.id === `p${PRODUCTS + 209}`;
      }, 5000);
      await same();
    } finally {
      await doomed.kill();
      await staying.close();
    }
  });

  it('leave an index alone that another database filled, and say so', async () => {
    const { logger, lines } = listeningLogger();
    const stranger = await TestGateway.open({ env: shop.env(), logger });
    try {
      await stranger.app.stores.catalog.write([draft('stranger')]);
      await until(() =>
        lines.some((line) => line.includes('was filled from another database. Run npm run reindex')),
      );
      expect((await stranger.app.inject('/readyz')).statusCode).toBe(503);
      await same();
    } finally {
      await stranger.close();
    }
  });

  it('fill the index again where changes it has not seen are gone from the outbox', async () => {
    await database.catalog.delete(['p1']);
    await database.catalog.write([draft('late', { title: 'Came while nobody followed' })]);
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query(`UPDATE outbox SET created_at = now() - interval '8 days'`);
    await client.end();
    await database.jobs.sweep();
    const { logger, lines } = listeningLogger();
    const gateway = await TestGateway.open({ env: env(url), logger });
    try {
      await gateway.app.stores.follower.caughtUp();
      expect(lines.filter((line) => line.includes('it is filled again'))).toHaveLength(1);
      await same();
    } finally {
      await gateway.close();
    }
  });

  it('do so as well where they themselves were there all the while, and the cluster was not', async () => {
    const { logger, lines } = listeningLogger();
    const gateway = await TestGateway.open({ env: env(proxies[0]!.url), logger });
    try {
      await gateway.app.stores.follower.caughtUp();
      await proxies[0]!.down();
      await until(() => gateway.app.stores.follower.outOfReach);
      await database.catalog.delete(['p2']);
      const client = new pg.Client({ connectionString: databaseUrl });
      await client.connect();
      await client.query(`UPDATE outbox SET created_at = now() - interval '8 days'`);
      await client.end();
      await database.jobs.sweep();
      await proxies[0]!.up();
      await until(() => lines.some((line) => line.includes('it is filled again')));
      await gateway.app.stores.follower.caughtUp();
      await same();
    } finally {
      await gateway.close();
    }
  });
});
