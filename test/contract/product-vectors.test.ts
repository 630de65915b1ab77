import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Database } from '../../src/stores/postgres/open-database.js';
import { CATALOGUE_CHANNEL } from '../../src/stores/postgres/postgres-product-catalog.js';
import type { IndexChange } from '../../src/stores/product-index.js';
import type { ProductVector } from '../../src/stores/product-vectors.js';
import { openTestDatabase } from '../support/database.js';
import { draft } from '../support/make.js';

let database: Database;
const opened: Database[] = [];
beforeEach(async () => {
  database = await openTestDatabase();
  opened.push(database);
  await database.catalog.write(['p1', 'p2', 'p3'].map((id) => draft(id)));
  await database.vectors.adopt('space-1');
});
afterAll(() => Promise.all(opened.map((each) => each.close())));

async function versionOf(id: string): Promise<number> {
  return (await database.catalog.byIds([id])).get(id)!.version;
}

const vectorOf = async (productId: string, x = 1): Promise<ProductVector> => ({
  productId,
  version: await versionOf(productId),
  textHash: `text of ${productId}`,
  vector: Float32Array.of(x, 0.25, -3e-7),
});

const put = async (...ids: string[]): Promise<void> =>
  database.vectors.put('space-1', await Promise.all(ids.map((id) => vectorOf(id))));

async function run(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(sql);
  await client.end();
}

async function behind(space = 'space-1', after = '', limit = 10): Promise<string[]> {
  const found = await database.vectors.behind(space, after, limit);
  return found.map(({ product, textHash }) => `${product.id}: ${textHash}`);
}

const everything = () => database.feed.everything('', 10);
const vectorsOf = (changes: readonly IndexChange[]) =>
  changes.map((change) => (change.kind === 'upsert' ? (change.embedding?.vector[0] ?? null) : 'deleted'));

describe("the products' vectors", () => {
  it('lack every product at first, and then those that have none, in the order of ids', async () => {
    expect(await behind()).toEqual(['p1: null', 'p2: null', 'p3: null']);
    expect(await behind('space-1', 'p1', 1)).toEqual(['p2: null']);
    await put('p2');
    expect(await behind()).toEqual(['p1: null', 'p3: null']);
    expect(await behind('space-2')).toHaveLength(3);
    expect(await database.vectors.count('space-1')).toBe(1);
  });

  it('lack a product that changed, and tell of which text its vector is', async () => {
    await put('p1', 'p2', 'p3');
    await database.catalog.write([draft('p2', { title: 'Other' })]);
    expect(await behind()).toEqual(['p2: text of p2']);
    await database.vectors.keep('space-1', [{ id: 'p2', version: await versionOf('p2') }]);
    expect(await behind()).toEqual([]);
  });

  it('lack of some products those that have none, or one of an older version', async () => {
    await put('p1', 'p2');
    await database.catalog.write([draft('p2', { title: 'Other' })]);
    await database.catalog.write([draft('p4')]);
    await database.catalog.delete(['p4']);
    const found = await database.vectors.behindAmong('space-1', ['p1', 'p2', 'p3', 'p4', 'p5']);
    expect(found.map(({ product, textHash }) => `${product.id}: ${textHash}`)).toEqual([
      'p2: text of p2',
      'p3: null',
    ]);
  });

  it('stay in the space of the gateways that are there, and go over when none of them is any more', async () => {
    const MINUTE = 60_000;
    const { vectors } = database;
    /** As if no gateway had been there for so long. */
    const lastSeen = (interval: string) =>
      run(`UPDATE job_states SET ran_at = now() - interval '${interval}' WHERE job = 'vector-space'`);
    expect(await vectors.hold('space-2', MINUTE)).toBe('space-1');
    await lastSeen('59 seconds');
    expect(await vectors.hold('space-1', MINUTE)).toBe('space-1');
    // It was seen a moment ago, not a minute.
    expect(await vectors.hold('space-2', MINUTE / 2)).toBe('space-1');
    await lastSeen('61 seconds');
    expect(await vectors.hold('space-2', MINUTE)).toBe('space-2');
    expect(await vectors.hold('space-1', MINUTE)).toBe('space-2');
  });

  it('reach the feed as they were stored, to the last bit', async () => {
    const start = await database.feed.position();
    await put('p2');
    const { changes } = await database.feed.read(start, 10);
    expect(changes).toMatchObject([
      {
        kind: 'upsert',
        product: { id: 'p2' },
        embedding: { space: 'space-1', vector: Float32Array.of(1, 0.25, -3e-7) },
      },
    ]);
    expect(vectorsOf(await everything())).toEqual([null, 1, null]);
  });

  it('wake the readers of the feed', async () => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(`LISTEN ${CATALOGUE_CHANNEL}`);
    const woken = new Promise((resolve) => client.once('notification', resolve));
    await put('p1');
    await woken;
    await client.end();
  });

  it('are left out where the product has changed since, or is gone', async () => {
    const late = await Promise.all(['p1', 'p2', 'p3'].map((id) => vectorOf(id)));
    await database.catalog.write([draft('p1', { title: 'Other' })]);
    await database.catalog.delete(['p2']);
    const start = await database.feed.position();
    await database.vectors.put('space-1', late);
    expect(vectorsOf(await everything())).toEqual([null, 'deleted', 1]);
    expect((await database.feed.read(start, 10)).changes).toHaveLength(1);
    expect(await behind()).toEqual(['p1: null']);
  });

  it('stay with a product whose text has changed until the new one is there', async () => {
    await put('p1');
    await database.catalog.write([draft('p1', { title: 'Other' })]);
    expect(vectorsOf(await everything())).toEqual([1, null, null]);
    await database.vectors.put('space-1', [await vectorOf('p1', 2)]);
    expect(vectorsOf(await everything())).toEqual([2, null, null]);
  });

  it('make each state of a product a later one than the last', async () => {
    const revisions: number[] = [];
    const look = async () => {
      const [change] = await everything();
      if (change!.kind === 'upsert') revisions.push(change!.revision ?? change!.product.version);
      else revisions.push(change!.version);
    };
    await look();
    await put('p1');
    await look();
    await database.catalog.write([draft('p1', { title: 'Other' })]);
    await look();
    await put('p1');
    await look();
    await database.catalog.delete(['p1']);
    await look();
    expect(revisions).toEqual([...new Set(revisions)].sort((a, b) => a - b));
    expect(revisions).toHaveLength(5);
  });

  it('are handed out of the space that the shop has gone over to, and of no other', async () => {
    await put('p1', 'p2');
    await database.vectors.adopt('space-2');
    expect(await database.vectors.space()).toBe('space-2');
    expect(vectorsOf(await everything())).toEqual([null, null, null]);
    await database.vectors.put('space-2', [await vectorOf('p1', 7)]);
    expect(vectorsOf(await everything())).toEqual([7, null, null]);
    await database.vectors.retain('space-2');
    expect(await database.vectors.count('space-1')).toBe(0);
    expect(await database.vectors.count('space-2')).toBe(1);
  });

  it('are news again where the shop goes back to their space', async () => {
    await put('p1', 'p2');
    await database.vectors.adopt('space-2');
    await database.vectors.put('space-2', [await vectorOf('p1', 7)]);
    const [under2] = await everything();
    const start = await database.feed.position();
    await database.vectors.adopt('space-1');
    const { changes } = await database.feed.read(start, 10);
    expect(vectorsOf(changes)).toEqual([1, 1]);
    expect(changes[0]).toMatchObject({ revision: expect.any(Number) });
    const revisionOf = (change: IndexChange) => (change as { revision: number }).revision;
    expect(revisionOf(changes[0]!)).toBeGreaterThan(revisionOf(under2!));
    // Adopting it once more changes nothing.
    const later = await database.feed.position();
    await database.vectors.adopt('space-1');
    expect((await database.feed.read(later, 10)).changes).toEqual([]);
  });

  it('are worked on by one process at a time', async () => {
    let end!: () => void;
    const ended = new Promise<void>((resolve) => (end = resolve));
    let begun!: () => void;
    const begins = new Promise<void>((resolve) => (begun = resolve));
    const first = database.vectors.exclusively(async () => {
      begun();
      await ended;
    });
    await begins;
    expect(await database.vectors.exclusively(async () => undefined)).toBe(false);
    // Nor does the work hold back the feed.
    const start = await database.feed.position();
    await put('p1');
    expect((await database.feed.read(start, 10)).changes).toHaveLength(1);
    end();
    expect(await first).toBe(true);
    expect(await database.vectors.exclusively(async () => undefined)).toBe(true);
  });
});
