import { randomBytes } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import { SIMULATED_LABEL } from '../../src/demo-shop/simulated-label.js';
import {
  openDatabase,
  type Database,
  type DatabaseOptions,
} from '../../src/stores/postgres/open-database.js';

/** The URL of an empty, migrated database of its own, copied from the template in some 30 ms. */
export const createTestDatabase = (): Promise<string> => create('TEMPLATE template_vitrine');

/** The URL of a database with nothing in it. */
export const createEmptyDatabase = (): Promise<string> => create('');

async function create(template: string): Promise<string> {
  const server = process.env.VITRINE_TEST_SERVER;
  if (!server) throw new Error('Run the tests with npm test: its global setup starts the database.');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  // Copies of one template exclude each other; workers of the runner wait their turn.
  await client.query('SELECT pg_advisory_lock(1)');
  await client.query(`CREATE DATABASE ${name} ${template}`);
  await client.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** How tests open a database. */
export const testDatabaseOptions = (url: string): DatabaseOptions => ({
  url,
  stateDir: 'unused',
  poolSize: 5,
  migrationsDir: path.resolve('prisma/migrations'),
  popularityRefreshMs: 0,
  resultListTtlMs: 60_000,
  simulatedLabel: SIMULATED_LABEL,
});

/** An open database of its own; the caller closes it. */
export const openTestDatabase = async (): Promise<Database> =>
  openDatabase(testDatabaseOptions(await createTestDatabase()));
