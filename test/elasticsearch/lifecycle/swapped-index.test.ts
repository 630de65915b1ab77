import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createTestDatabase } from '../../support/database.js';
import { describeWithElasticsearch } from '../../support/describe-with-elasticsearch.js';
import { ElasticShop } from '../../support/elastic-shop.js';
import { TestGateway } from '../../support/gateway.js';
import { draft, shopperEvent } from '../../support/make.js';
import { runCommand, type Finished } from '../../support/run-command.js';
import { until } from '../../support/until.js';

const MINUTE = 60_000;
const BROWSE = '{ search(query: "", sort: POPULARITY, first: 3) { nodes { id } } }';

describeWithElasticsearch('an index that takes the place of another', (url) => {
  const shop = new ElasticShop(url);
  let databaseUrl: string;
  let gateway: TestGateway;

  beforeAll(async () => {
    databaseUrl = await createTestDatabase();
    gateway = await TestGateway.open({
      env: { ...shop.env(), DATABASE_URL: databaseUrl },
      products: ['p1', 'p2', 'p3'].map((id) => draft(id)),
    });
  }, MINUTE);
  afterAll(async () => {
    await gateway.close();
    await shop.remove();
  });

  const reindex = (...args: string[]): Promise<Finished> =>
    runCommand('reindex', args, databaseUrl, shop.env());
  const popular = async (): Promise<string[]> =>
    (await gateway.ask(BROWSE)).data.search.nodes.map(({ id }: { id: string }) => id);

  it('is not gone back from where there is none before it', async () => {
    const { code, stderr } = await reindex('--rollback');
    expect([code, stderr]).toEqual([1, 'There is no earlier index to go back to.\n']);
  });

  it('knows what sells, from its first search on', async () => {
    const { events, jobs, statistics, index } = gateway.app.stores;
    const bought = (productId: string, times: number) =>
      Array.from({ length: times }, () =>
        shopperEvent({ productId, type: 'PURCHASE', occurredAt: new Date() }),
      );
    await events.append([...bought('p3', 9), ...bought('p2', 3)]);
    await jobs.countProductDays();
    statistics.forget();
    await index.setPopularity(await statistics.popularity(28));
    await until(async () => (await popular()).join() === 'p3,p2,p1');
    expect((await reindex()).code).toBe(0);
    expect(await popular()).toEqual(['p3', 'p2', 'p1']);
  });

  it(
    'is made by one command at a time; a second one waits',
    async () => {
      const before = await shop.current();
      const both = await Promise.all([reindex(), reindex()]);
      expect(both.map(({ code, stderr }) => [code, stderr])).toEqual([
        [0, ''],
        [0, ''],
      ]);
      const [previous, current] = await shop.generations();
      expect(await shop.current()).toBe(current);
      expect(previous! > before).toBe(true);
    },
    MINUTE,
  );

  it(
    'is needed where another version made the one there is, which is left alone',
    async () => {
      const old = await shop.current();
      await shop.call('PUT', `${old}/_mapping`, { _meta: { definition: 'of another version' } });
      const other = await TestGateway.open({
        env: { ...shop.env(), DATABASE_URL: databaseUrl, LOG_LEVEL: 'info' },
      });
      try {
        await other.app.stores.catalog.write([draft('p4')]);
        await until(() => other.logLines.some((line) => line.includes('another version of Vitrine')));
        expect((await other.app.inject('/readyz')).statusCode).toBe(503);
        expect((await reindex()).code).toBe(0);
        await other.app.stores.follower.caughtUp();
        expect([...(await shop.titles()).keys()].sort()).toEqual(['p1', 'p2', 'p3', 'p4']);
        await until(async () => (await other.app.inject('/readyz')).statusCode === 200);
      } finally {
        await other.close();
      }
    },
    MINUTE,
  );
});
