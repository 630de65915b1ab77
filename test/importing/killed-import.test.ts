import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase } from '../support/database.js';
import { runCommand, startCommand } from '../support/run-command.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const PRODUCTS = 12_000;
const EVENTS = 30_000;
/** Rows stored when a round kills its import: early, in the middle, late. */
const ROUNDS = { products: [1, 5_000, 9_000], events: [1, 12_000, 24_000] } as const;

const folder = temporaryFolder();
const productsFile = path.join(folder, 'products.jsonl');
const eventsFile = path.join(folder, 'events.csv');

const productRows = Array.from({ length: PRODUCTS }, (_, i) =>
  JSON.stringify({ id: `p${i}`, title: `Mug ${i}`, priceMinorUnits: 100 + i, currencyCode: 'GBP' }),
);
const eventRows = Array.from({ length: EVENTS }, (_, i) => {
  const at = new Date(Date.UTC(2026, 0, 1) + Math.floor(i / 3) * 60_000).toISOString();
  return `e${i},PURCHASE,p${(i * 7) % PRODUCTS},${Math.floor(i / 3) % 500},${at},${1 + (i % 3)}`;
});
const EVENTS_HEADER = 'eventId,type,productId,viewerId,occurredAt,quantity';

const TABLES = {
  products: 'SELECT id, title, price_minor_units, created_at IS NOT NULL AS dated FROM products ORDER BY id',
  events: 'SELECT event_id, identity, type, product_id, occurred_at, quantity FROM events ORDER BY event_id',
  days: 'SELECT day, product_id, demand FROM product_days ORDER BY day, product_id',
  neighbours: 'SELECT product_id, neighbours FROM item_neighbours ORDER BY product_id',
} as const;

let killed: pg.Client;
let whole: pg.Client;
const urls: string[] = [];

async function open(): Promise<pg.Client> {
  const url = await createTestDatabase();
  urls.push(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}
const rows = async (client: pg.Client, table: keyof typeof TABLES) =>
  (await client.query<Record<string, unknown>>(TABLES[table])).rows;

beforeAll(async () => {
  writeFileSync(productsFile, `${productRows.join('\n')}\n`);
  writeFileSync(eventsFile, `${EVENTS_HEADER}\n${eventRows.join('\n')}\n`);
  [killed, whole] = [await open(), await open()];
  for (const what of ['products', 'events'] as const)
    expect((await runCommand('import', [what, file(what)], urls[1]!)).code).toBe(0);
}, 120_000);
afterAll(() => Promise.all([killed, whole].map((client) => client.end())));

const file = (what: 'products' | 'events') => (what === 'products' ? productsFile : eventsFile);

/** Kills an import as soon as `enough` rows are stored; resolves to those that were stored by then. */
async function killAt(what: 'products' | 'events', enough: number): Promise<Record<string, unknown>[]> {
  const { child, finished } = startCommand('import', [what, file(what)], urls[0]!);
  const count = async () =>
    Number((await killed.query<{ count: string }>(`SELECT count(*) FROM ${what}`)).rows[0]!.count);
  while (child.exitCode === null && (await count()) < enough) await sleep(2);
  const acknowledged = await rows(killed, what);
  child.kill('SIGKILL');
  expect((await finished).signal).toBe('SIGKILL');
  return acknowledged;
}

describe.each(['products', 'events'] as const)('an import of %s that is killed', (what) => {
  it('loses nothing that was stored, and is resumed by running it again', async () => {
    const total = what === 'products' ? PRODUCTS : EVENTS;
    const key = what === 'products' ? 'id' : 'event_id';
    const acknowledged = new Map<unknown, unknown>();
    for (const enough of ROUNDS[what])
      for (const row of await killAt(what, enough)) acknowledged.set(row[key], row);
    expect(acknowledged.size).toBeGreaterThan(ROUNDS[what].at(-1)! - 1);
    expect(acknowledged.size).toBeLessThan(total);

    const { code, stdout } = await runCommand('import', [what, file(what)], urls[0]!);
    expect(code).toBe(0);
    expect(stdout).toContain(`${total.toLocaleString('en')}  kept`);
    const resumed = await rows(killed, what);
    const byKey = new Map(resumed.map((row) => [row[key], row]));
    for (const [id, row] of acknowledged) expect(byKey.get(id)).toEqual(row);
    expect(resumed).toEqual(await rows(whole, what));
  }, 120_000);
});

describe('what is counted from killed imports', () => {
  it.each(['days', 'neighbours'] as const)('is counted once: %s', async (table) => {
    const counted = await rows(killed, table);
    expect(counted.length).toBeGreaterThan(1000);
    expect(counted).toEqual(await rows(whole, table));
  });
});
