import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { VitrineError } from '../../src/domain/errors.js';
import { createTestDatabase } from '../support/database.js';
import { FakeTextEncoder } from '../support/fake-text-encoder.js';
import { TestGateway } from '../support/gateway.js';
import { draft } from '../support/make.js';
import { until } from '../support/until.js';

const SHOP = [
  draft('sofa', { title: 'Grey sofa' }),
  draft('mug', { title: 'Blue mug' }),
  draft('lamp', { title: 'Reading lamp' }),
];
/** Five batches of an encoder. */
const MANY = Array.from({ length: 80 }, (_, i) => draft(`p${100 + i}`, { title: `Thing ${i}` }));

let url: string;
let encoder: FakeTextEncoder;
const opened: TestGateway[] = [];

async function open(by: FakeTextEncoder = encoder): Promise<TestGateway> {
  const gateway = await TestGateway.open({ env: { DATABASE_URL: url }, overrides: { models: by.models } });
  opened.push(gateway);
  return gateway;
}

beforeEach(async () => {
  url = await createTestDatabase();
  encoder = new FakeTextEncoder();
});
afterEach(() => Promise.all(opened.splice(0).map((gateway) => gateway.close())));

async function inDatabase(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
}

const first = async (gateway: TestGateway, text: string): Promise<string | undefined> => {
  const { data } = await gateway.ask('query ($text: String!) { search(query: $text) { nodes { id } } }', {
    text,
  });
  return data.search.nodes[0]?.id;
};
const finds = (gateway: TestGateway, text: string, id: string) =>
  until(async () => (await first(gateway, text)) === id);

const indexStatus = async (gateway: TestGateway) =>
  (await gateway.ask('{ status { index { products vectors vectorsWanted vectorSpace } } }')).data.status
    .index;

/** Resolves when all that was written has been looked at, and what came of it is in the index. */
async function settled(gateway: TestGateway, by = encoder): Promise<void> {
  const { vectors, follower } = gateway.app.stores;
  await until(async () => (await vectors.behind(by.space, '', 1)).length === 0);
  await follower.caughtUp();
}

describe('a product', () => {
  it('is found by its meaning soon after it was written', async () => {
    const gateway = await open();
    const upsert = `mutation ($products: [ProductInput!]!) { upsertProducts(products: $products) { written } }`;
    const products = [{ id: 'sofa', title: 'Grey sofa', priceMinorUnits: 100, currencyCode: 'GBP' }];
    const { data } = await gateway.ask(upsert, { products }, { 'x-api-key': gateway.app.demoKey! });
    expect(data.upsertProducts.written).toBe(1);
    await gateway.stock(SHOP.slice(1));
    await finds(gateway, 'settee', 'sofa');
    await finds(gateway, 'crock', 'mug');
    expect(await indexStatus(gateway)).toEqual({
      products: 3,
      vectors: 3,
      vectorsWanted: 3,
      vectorSpace: 'fake-1',
    });
  });

  it('is found by its new meaning where its text has changed, and by none where it is gone', async () => {
    const gateway = await open();
    await gateway.stock(SHOP);
    await finds(gateway, 'crock', 'mug');
    await gateway.stock([draft('mug', { title: 'Reading lamp' }), draft('lamp', { title: 'Blue mug' })]);
    await finds(gateway, 'crock', 'lamp');
    await gateway.app.stores.catalog.delete(['lamp']);
    await settled(gateway);
    expect(await first(gateway, 'crock')).not.toBe('lamp');
    expect((await indexStatus(gateway)).vectors).toBe(2);
  });

  it('keeps its vector when its price changes: no model is asked', async () => {
    const gateway = await open();
    await gateway.stock(SHOP);
    await settled(gateway);
    const { calls } = encoder;
    const before = calls.length;
    await gateway.stock([{ ...SHOP[0]!, price: { minorUnits: 5, currencyCode: 'GBP' } }]);
    // Not for a moment is it without one.
    expect(await first(gateway, 'settee')).toBe('sofa');
    await settled(gateway);
    expect(calls).toHaveLength(before);
    expect(await first(gateway, 'settee')).toBe('sofa');
  });

  it('has its vector from the first moment after a restart: no model is asked', async () => {
    const gateway = await open();
    await gateway.stock(SHOP);
    await settled(gateway);
    await gateway.close();
    const next = new FakeTextEncoder();
    const again = await open(next);
    expect((await indexStatus(again)).vectors).toBe(3);
    expect(await first(again, 'settee')).toBe('sofa');
    await sleep(200);
    expect(next.calls).toEqual([]);
  });
});

describe('another encoder', () => {
  it('takes over while search goes on, and makes every vector anew', async () => {
    const gateway = await open();
    await gateway.stock(SHOP);
    await finds(gateway, 'settee', 'sofa');
    let goOn!: () => void;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    encoder.onEncode = () => held;
    encoder.becomes('fake-2', 24);
    await until(async () => (await gateway.app.stores.vectors.space()) === 'fake-2');
    expect(await first(gateway, 'sofa')).toBe('sofa');
    expect(await indexStatus(gateway)).toMatchObject({ vectors: 0, vectorsWanted: 3, vectorSpace: 'fake-2' });
    goOn();
    await finds(gateway, 'settee', 'sofa');
    await until(async () => (await indexStatus(gateway)).vectors === 3);
    await until(async () => (await gateway.app.stores.vectors.count('fake-1')) === 0);
  });

  it('of a gateway that came later decides, and the earlier one asks its own no more', async () => {
    const earlier = await open();
    await earlier.stock(SHOP);
    await settled(earlier);
    const later = new FakeTextEncoder();
    later.becomes('fake-2', 24);
    const gateway = await open(later);
    await settled(gateway, later);
    const before = encoder.calls.length;
    await earlier.stock([draft('jug', { title: 'Green mug' })]);
    await settled(gateway, later);
    expect([encoder.calls.length, later.encoded.sort()]).toEqual([before, ['jug', 'lamp', 'mug', 'sofa']]);
    await finds(gateway, 'settee', 'sofa');
    expect(await first(earlier, 'sofa')).toBe('sofa');
    expect(earlier.logLines.join()).toContain('another gateway came with another text encoder');
  });
});

describe('a gateway of an earlier encoder', () => {
  it('makes the vectors again when no gateway of the later one has been there for a minute', async () => {
    const earlier = await open();
    await earlier.stock(SHOP);
    await settled(earlier);
    const later = new FakeTextEncoder();
    later.becomes('fake-2', 24);
    const gateway = await open(later);
    await settled(gateway, later);
    await until(async () => (await gateway.app.stores.vectors.count('fake-1')) === 0);
    await until(() => earlier.logLines.join().includes('another gateway came'));
    await gateway.close();
    await inDatabase(
      `UPDATE job_states SET ran_at = ran_at - interval '1 minute' WHERE job = 'vector-space'`,
    );
    await settled(earlier);
    await finds(earlier, 'settee', 'sofa');
    expect(earlier.logLines.join()).toContain('no gateway of another text encoder is left');
  });
});

describe('a change of the catalogue', () => {
  it('has only what changed looked at, once all have their vectors', async () => {
    const gateway = await open();
    await gateway.stock(MANY);
    await settled(gateway);
    const { vectors } = gateway.app.stores;
    // The pass that is under way may still look at the last.
    await sleep(1500);
    const looked = jest.spyOn(vectors, 'behind');
    const lookedAmong = jest.spyOn(vectors, 'behindAmong');
    await gateway.stock([draft('jug', { title: 'Green mug' })]);
    await until(async () => (await vectors.count(encoder.space)) === MANY.length + 1);
    await gateway.app.stores.follower.caughtUp();
    expect(looked).not.toHaveBeenCalled();
    expect(lookedAmong.mock.calls.flatMap(([, ids]) => ids)).toContain('jug');
    await finds(gateway, 'crock', 'jug');
  });
});

describe('the filling of many', () => {
  /** A gateway whose encoder hangs after some batches. */
  async function halfWay(batches: number): Promise<TestGateway> {
    encoder.onEncode = (_, signal) =>
      encoder.calls.length < batches
        ? Promise.resolve()
        : new Promise((_resolve, reject) =>
            signal!.addEventListener('abort', () => reject(signal!.reason as Error)),
          );
    const gateway = await open();
    await gateway.stock(MANY);
    const { vectors } = gateway.app.stores;
    await until(async () => (await vectors.count(encoder.space)) === batches * 16);
    return gateway;
  }

  async function goesOn(): Promise<void> {
    const next = new FakeTextEncoder();
    const gateway = await open(next);
    await settled(gateway, next);
    expect(next.encoded).toHaveLength(MANY.length - encoder.encoded.length);
    expect([...encoder.encoded, ...next.encoded].sort()).toEqual(MANY.map(({ id }) => id));
    expect((await indexStatus(gateway)).vectors).toBe(MANY.length);
  }

  it('goes on where it was after a stop, which waits for no model', async () => {
    const gateway = await halfWay(2);
    const stopped = performance.now();
    await gateway.close();
    expect(performance.now() - stopped).toBeLessThan(2000);
    await goesOn();
  });

  it('goes on where it was when the gateway at work is killed', async () => {
    await halfWay(3);
    // As the death of its process would: its connections end, and the lock with them.
    await inDatabase(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    await goesOn();
  });

  it('is done by one gateway at a time: nothing is encoded twice', async () => {
    const gateway = await open();
    const other = new FakeTextEncoder();
    const beside = await open(other);
    for (const each of [encoder, other]) each.onEncode = () => sleep(5);
    await gateway.stock(MANY);
    await settled(gateway);
    await beside.app.stores.follower.caughtUp();
    expect([...encoder.encoded, ...other.encoded].sort()).toEqual(MANY.map(({ id }) => id));
    expect((await indexStatus(beside)).vectors).toBe(MANY.length);
  });

  it('waits for a model that has too much to do, and says so once', async () => {
    let refusals = 2;
    encoder.onEncode = async () => {
      if (refusals-- > 0) throw new VitrineError('OVERLOADED', 'Too much to do.');
    };
    const gateway = await open();
    await gateway.stock(MANY);
    await settled(gateway);
    expect(encoder.encoded).toHaveLength(MANY.length);
    const said = gateway.logLines.filter((line) => line.includes("products' vectors"));
    expect(said.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual([
      "the products' vectors could not be brought up to date; trying again until they can",
      "the products' vectors are brought up to date again",
    ]);
  });
});
