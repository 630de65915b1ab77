import { cpSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import pg from 'pg';
import type { ShopperEvent } from '../../src/domain/event.js';
import { historyOf } from '../../src/domain/viewers/history-of.js';
import { openDatabase, type Database } from '../../src/stores/postgres/open-database.js';
import { applyMigrations } from '../../src/stores/postgres/apply-migrations.js';
import { createEmptyDatabase, testDatabaseOptions } from '../support/database.js';
import { draft, shopperEvent } from '../support/make.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const MIGRATIONS = path.resolve('prisma/migrations');
const MOVING = '20261128000000_hand_overs';

const older = temporaryFolder();
let database: Database;
afterAll(() => database?.close());

it('a database of before keeps every device with its shopper, and no name of what was for a session', async () => {
  for (const name of readdirSync(MIGRATIONS).filter((migration) => migration < MOVING))
    cpSync(path.join(MIGRATIONS, name), path.join(older, name), { recursive: true });
  const url = await createEmptyDatabase();
  await applyMigrations(url, older);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`
    INSERT INTO viewers (id, identified) VALUES ('shopper:ann', true), ('shopper:bob', true);
    INSERT INTO viewer_identities (identity, viewer_id, joined_at) VALUES
      ('visitor:phone', 'shopper:ann', '2026-06-01T12:00:00Z'), ('visitor:web', 'shopper:ann', '2026-06-02T12:00:00Z'),
      ('visitor:tablet', 'shopper:bob', '2026-06-03T12:00:00Z');
    INSERT INTO events (event_id, identity, type, product_id, occurred_at, platform)
    SELECT 'for a session ' || n, 'session:shopper:ann', 'VIEW', 'p1', '2026-06-01T12:00:00Z'::timestamptz + n * n * interval '11 minutes', 'WEB'
    FROM generate_series(0, 2) AS n`);
  await client.end();
  database = await openDatabase(testDatabaseOptions(url));
  const { catalog, events, viewers } = database;
  await catalog.write([draft('p1')]);
  const did = (identity: string, day: number) =>
    shopperEvent({ eventId: `${identity} ${day}`, identity, occurredAt: new Date(Date.UTC(2026, 5, day)) });
  await events.append([
    did('visitor:phone', 1),
    did('visitor:web', 9),
    did('shopper:ann', 4),
    did('visitor:tablet', 5),
  ]);
  const viewer = { shopper: 'shopper:ann', device: null } as const;
  const history = historyOf(viewer, await viewers.read(viewer.shopper, viewer.device));
  expect((await events.recent(history, 9)).map(({ eventId }) => eventId)).toEqual([
    'visitor:web 9',
    'shopper:ann 4',
    'visitor:phone 1',
  ]);
  expect((await viewers.read(null, 'visitor:tablet')).holder).toBe('shopper:bob');
  const kept: ShopperEvent[] = [];
  for await (const batch of events.scan()) kept.push(...batch);
  const nameless = kept.filter(({ eventId }) => eventId.startsWith('for a session'));
  expect(nameless.map(({ identity }) => identity)).toEqual(
    Array(3).fill(expect.stringMatching(/^anonymous:[-0-9a-f]{36}$/)),
  );
  // 12:00 and 12:11 are one session, 12:44 is another.
  expect(new Set(nameless.map(({ identity }) => identity)).size).toBe(2);
});
