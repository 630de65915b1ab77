import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Progress } from '../../../src/stores/index-progress.js';
import { createTestDatabase } from '../../support/database.js';
import { describeWithElasticsearch } from '../../support/describe-with-elasticsearch.js';
import { ElasticShop } from '../../support/elastic-shop.js';
import { delay } from '../../support/faults.js';
import { FaultProxy } from '../../support/fault-proxy.js';
import { TestGateway } from '../../support/gateway.js';
import { draft } from '../../support/make.js';
import { runCommand, startCommand } from '../../support/run-command.js';
import { titlesInDatabase } from '../../support/titles-in-database.js';
import { until } from '../../support/until.js';

/** Eight bulks, two at a time; slowed as below, the second half begins after the first progress is kept. */
const PRODUCTS = 4000;
const SLOW_BULK_MS = 1600;
const MINUTE = 60_000;

describeWithElasticsearch('a reindex that is killed', (url) => {
  const shop = new ElasticShop(url);
  let databaseUrl: string;
  let database: pg.Client;
  let proxy: FaultProxy;
  let gateway: TestGateway;

  beforeAll(async () => {
    databaseUrl = await createTestDatabase();
    database = new pg.Client({ connectionString: databaseUrl });
    await database.connect();
    proxy = await FaultProxy.open(url);
    const products = Array.from({ length: PRODUCTS }, (_, i) => draft(`p${i}`, { title: `Cup p${i}` }));
    gateway = await TestGateway.open({ env: { ...shop.env(), DATABASE_URL: databaseUrl }, products });
  }, MINUTE);
  afterAll(async () => {
    await gateway.close();
    await proxy.close();
    await database.end();
    await shop.remove();
  });

  /** The generation being built. */
  const newest = async (): Promise<string> => (await shop.generations()).at(-1)!;
  const built = async (): Promise<boolean> => (await newest()) !== `${shop.alias}-000001`;
  const progress = async (): Promise<Progress | undefined> => {
    const name = await newest();
    const uuid = (await shop.call('GET', name))[name].settings.index.uuid as string;
    const { rows } = await database.query<{ position: string }>(
      'SELECT position FROM job_states WHERE job = $1',
      [`index:${uuid}`],
    );
    return rows[0] && (JSON.parse(rows[0].position) as Progress);
  };

  const points: Readonly<Record<string, () => Promise<boolean>>> = {
    'as soon as the new index is there': built,
    'while the first products are written': async () =>
      (await built()) && (await shop.titles(await newest())).size > 0,
    'between two pieces of its work': async () => {
      const reached = await progress();
      return reached?.phase === 'filling' && reached.after !== '';
    },
    'when all products are written': async () => (await built()) && (await progress())?.phase === 'following',
  };

  for (const [when, reached] of Object.entries(points))
    it(
      `leaves the shop as it was: ${when}`,
      async () => {
        proxy.when(/_bulk/, delay(SLOW_BULK_MS));
        const { child, finished } = startCommand('reindex', [], databaseUrl, shop.env(proxy.url));
        await until(reached, 30_000);
        child.kill('SIGKILL');
        expect((await finished).signal).toBe('SIGKILL');
        expect(await shop.current()).toBe(`${shop.alias}-000001`);
        await gateway.app.stores.catalog.write([draft(`new: ${when}`)]);
        await gateway.app.stores.catalog.delete([`p${Object.keys(points).indexOf(when)}`]);
      },
      MINUTE,
    );

  it(
    'goes on where it was when it is run again, and leaves nothing behind',
    async () => {
      proxy.heal();
      const before = proxy.count(/_bulk/);
      const done = await runCommand('reindex', [], databaseUrl, shop.env(proxy.url));
      expect(done).toMatchObject({ code: 0, stderr: '' });
      // It was filled already: only the changes since, not eight bulks more.
      expect(proxy.count(/_bulk/) - before).toBeLessThan(8);
      const names = await shop.generations();
      expect(names).toHaveLength(2);
      expect(names[0]).toBe(`${shop.alias}-000001`);
      expect(await shop.current()).toBe(names[1]);
      await gateway.app.stores.follower.caughtUp();
      expect(await shop.titles()).toEqual(await titlesInDatabase(databaseUrl));
      const { rows } = await database.query(`SELECT job FROM job_states WHERE job LIKE 'index:%'`);
      expect(rows).toHaveLength(2);
    },
    MINUTE,
  );
});
