import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createTestDatabase } from '../../support/database.js';
import { describeWithElasticsearch } from '../../support/describe-with-elasticsearch.js';
import { ElasticShop } from '../../support/elastic-shop.js';
import { FakeTextEncoder } from '../../support/fake-text-encoder.js';
import { TestGateway } from '../../support/gateway.js';
import { draft } from '../../support/make.js';
import { runCommand } from '../../support/run-command.js';
import { until } from '../../support/until.js';

const SHOP = [
  draft('sofa', { title: 'Grey sofa' }),
  draft('mug', { title: 'Blue mug' }),
  draft('lamp', { title: 'Reading lamp' }),
];
const MINUTE = 60_000;

describeWithElasticsearch('search by meaning in a shared index', (url) => {
  const shop = new ElasticShop(url);
  const encoder = new FakeTextEncoder();
  let databaseUrl: string;
  let gateway: TestGateway;

  beforeAll(async () => {
    databaseUrl = await createTestDatabase();
    gateway = await TestGateway.open({
      env: { ...shop.env(), DATABASE_URL: databaseUrl },
      overrides: { models: encoder.models },
      products: SHOP,
    });
  }, MINUTE);
  afterAll(async () => {
    await gateway.close();
    await shop.remove();
  });

  const first = async (text: string): Promise<string | undefined> =>
    (await gateway.ask('query ($text: String!) { search(query: $text) { nodes { id } } }', { text })).data
      .search.nodes[0]?.id;
  const finds = (text: string, id: string) => until(async () => (await first(text)) === id);
  const vectors = async (): Promise<number> =>
    (await gateway.ask('{ status { index { vectors } } }')).data.status.index.vectors;

  it(
    'finds what was written by its meaning',
    async () => {
      await finds('settee', 'sofa');
      await until(async () => (await vectors()) === 3);
    },
    MINUTE,
  );

  it(
    'keeps the vectors of products whose demand is written',
    async () => {
      await gateway.app.stores.index.setPopularity(new Map(SHOP.map(({ id }) => [id, 10])));
      await gateway.app.stores.follower.caughtUp();
      expect(await vectors()).toBe(3);
      expect(await first('settee')).toBe('sofa');
    },
    MINUTE,
  );

  it(
    'goes on in a new index, which a command made that knows no model',
    async () => {
      const { calls } = encoder;
      const before = calls.length;
      const done = await runCommand('reindex', [], databaseUrl, shop.env());
      expect(done).toMatchObject({ code: 0, stderr: '' });
      await gateway.app.stores.follower.caughtUp();
      expect(await shop.current()).toBe(`${shop.alias}-000002`);
      expect([await vectors(), await first('settee'), calls.length]).toEqual([3, 'sofa', before]);
    },
    MINUTE,
  );

  it(
    "goes over to another encoder's longer vectors in the same index, search by words going on",
    async () => {
      let goOn!: () => void;
      const held = new Promise<void>((resolve) => (goOn = resolve));
      encoder.onEncode = () => held;
      encoder.becomes('fake-2', 300);
      await until(async () => (await vectors()) === 0);
      expect(await first('lamp')).toBe('lamp');
      goOn();
      await finds('settee', 'sofa');
      await until(async () => (await vectors()) === 3);
      expect(await shop.current()).toBe(`${shop.alias}-000002`);
    },
    MINUTE,
  );
});
