import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';

/** The advisory lock of Prisma Migrate itself: an operator's `prisma migrate deploy` and a start exclude each other. */
const PRISMA_MIGRATE_LOCK = 72_707_369;

const TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;

/**
 * Applies the migrations of a folder as `prisma migrate deploy` does: same table, checksums and lock, so an
 * operator may use either. Any number of processes may do it at once. Returns the names it applied; throws
 * where an earlier migration failed half-way.
 */
export async function applyMigrations(url: string, folder: string): Promise<string[]> {
  // One connection: the advisory lock belongs to it.
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [PRISMA_MIGRATE_LOCK]);
    await client.query(TABLE);
    const done = await finishedMigrations(client);
    const pending = readdirSync(folder)
      .filter((name) => existsSync(path.join(folder, name, 'migration.sql')) && !done.has(name))
      .sort();
    for (const name of pending) await applyMigration(client, name, path.join(folder, name, 'migration.sql'));
    return pending;
  } finally {
    await client.end();
  }
}

async function finishedMigrations(client: pg.Client): Promise<Set<string>> {
  const { rows } = await client.query<{ migration_name: string; finished_at: Date | null }>(
    'SELECT migration_name, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL',
  );
  const failed = rows.find(({ finished_at }) => finished_at === null);
  if (failed)
    throw new Error(
      `Migration ${failed.migration_name} failed earlier: resolve it with prisma migrate resolve.`,
    );
  return new Set(rows.map(({ migration_name }) => migration_name));
}

async function applyMigration(client: pg.Client, name: string, file: string): Promise<void> {
  const script = readFileSync(file, 'utf8');
  const checksum = createHash('sha256').update(script).digest('hex');
  const id = randomUUID();
  await client.query('INSERT INTO "_prisma_migrations" (id, checksum, migration_name) VALUES ($1, $2, $3)', [
    id,
    checksum,
    name,
  ]);
  try {
    // The simple protocol runs the whole script in one implicit transaction.
    await client.query(script);
  } catch (error) {
    await client.query('UPDATE "_prisma_migrations" SET logs = $2 WHERE id = $1', [id, String(error)]);
    throw error;
  }
  await client.query(
    'UPDATE "_prisma_migrations" SET finished_at = now(), applied_steps_count = applied_steps_count + 1 WHERE id = $1',
    [id],
  );
}
