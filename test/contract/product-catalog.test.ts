import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { changedId } from '../../src/stores/changed-id.js';
import type { Database } from '../../src/stores/postgres/open-database.js';
import { openTestDatabase } from '../support/database.js';
import { draft } from '../support/make.js';

let database: Database;
beforeAll(async () => void (database = await openTestDatabase()));
afterAll(() => database.close());

const one = async (id: string) => (await database.catalog.byIds([id])).get(id);

describe('product catalogue', () => {
  it('gives back what was written', async () => {
    const written = draft('full', {
      title: 'Kettle “Anna” ü',
      description: 'Boils.',
      brand: 'Orrin',
      categoryPath: ['Home', 'Kitchen'],
      imageUrl: 'https://img.example/1.jpg',
      attributes: [
        { name: 'colour', value: 'red' },
        { name: 'colour', value: 'blue' },
      ],
      createdAt: new Date('2025-01-02T03:04:05Z'),
    });
    expect(await database.catalog.write([written])).toEqual({ written: 1, unchanged: 0 });
    expect(await one('full')).toMatchObject({ ...written });
  });

  it('writes nothing when nothing changed', async () => {
    await database.catalog.write([draft('same')]);
    const before = await one('same');
    expect(await database.catalog.write([draft('same')])).toEqual({ written: 0, unchanged: 1 });
    expect(await one('same')).toEqual(before);
  });

  it('gives every change a higher version', async () => {
    await database.catalog.write([draft('v')]);
    const first = await one('v');
    await database.catalog.write([draft('v', { title: 'Other' })]);
    const second = await one('v');
    expect(second!.version).toBeGreaterThan(first!.version);
    expect(second!.createdAt).toEqual(first!.createdAt);
  });

  it('takes the last of two drafts of one id', async () => {
    const counts = await database.catalog.write([draft('twice'), draft('twice', { title: 'Last' })]);
    expect(counts).toEqual({ written: 1, unchanged: 1 });
    expect((await one('twice'))!.title).toBe('Last');
  });

  it('forgets deleted products and revives them on a write', async () => {
    await database.catalog.write([draft('gone')]);
    expect(await database.catalog.delete(['gone', 'never'])).toEqual({ written: 1, unchanged: 1 });
    expect(await one('gone')).toBeUndefined();
    expect(await database.catalog.known(['gone', 'never'])).toEqual(new Set(['gone']));
    expect(await database.catalog.delete(['gone'])).toEqual({ written: 0, unchanged: 1 });
    expect(await database.catalog.write([draft('gone')])).toEqual({ written: 1, unchanged: 0 });
    expect(await one('gone')).toBeDefined();
  });

  it('scans every live product once', async () => {
    await database.catalog.write(Array.from({ length: 25 }, (_, i) => draft(`scan-${i}`)));
    await database.catalog.delete(['scan-3']);
    const seen: string[] = [];
    for await (const batch of database.catalog.scan(7)) seen.push(...batch.map(({ id }) => id));
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((id) => id.startsWith('scan-'))).toHaveLength(24);
    expect(seen).toHaveLength(await database.catalog.count());
  });
});

describe('catalogue feed', () => {
  it('reads in the order of transactions, also where their numbers get a digit longer', async () => {
    await database.catalog.write([draft('of-9'), draft('of-10'), draft('of-100')]);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    // Transactions of long ago: read before all others.
    await client.query(
      `INSERT INTO outbox (product_id, txid) VALUES ('of-100', '100'), ('of-9', '9'), ('of-10', '10')`,
    );
    const read: string[] = [];
    let position = '0:0';
    for (let i = 0; i < 3; i++) {
      const batch = await database.feed.read(position, 1);
      read.push(...batch.changes.map(changedId));
      ({ position } = batch);
    }
    await client.query(`DELETE FROM outbox WHERE txid <= '100'`);
    await client.end();
    expect(read).toEqual(['of-9', 'of-10', 'of-100']);
  });

  it('tells every change in its latest state', async () => {
    const start = await database.feed.position();
    await database.catalog.write([draft('f1'), draft('f2')]);
    await database.catalog.write([draft('f1', { title: 'Newer' })]);
    await database.catalog.delete(['f2']);
    const { changes, position } = await database.feed.read(start, 100);
    const told = changes.map((change) =>
      change.kind === 'upsert' ? change.product.title : change.productId,
    );
    expect(told.sort()).toEqual(['Newer', 'f2']);
    expect((await database.feed.read(position, 100)).changes).toEqual([]);
  });

  it('never skips the row of a slow writer', async () => {
    const start = await database.feed.position();
    const slow = new pg.Client({ connectionString: database.url });
    await slow.connect();
    await slow.query('BEGIN');
    await slow.query(`INSERT INTO outbox (product_id) VALUES ('f1')`);
    await database.catalog.write([draft('fast')]);
    const early = await database.feed.read(start, 100);
    await slow.query('COMMIT');
    await slow.end();
    const late = await database.feed.read(early.position, 100);
    const ids = [...early.changes, ...late.changes].map((change) =>
      change.kind === 'upsert' ? change.product.id : change.productId,
    );
    expect(ids.sort()).toEqual(['f1', 'fast']);
  });

  it('wakes its readers soon after a change', async () => {
    let wake!: () => void;
    const woken = new Promise<void>((resolve) => (wake = resolve));
    const unsubscribe = await database.feed.onChange(() => wake());
    await database.catalog.write([draft('wake')]);
    await woken;
    await unsubscribe();
  });
});
