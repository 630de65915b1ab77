import pg from 'pg';

/**
 * Runs work that takes several transactions while no other process runs work of the same name: waits for it. The
 * lock belongs to a connection of its own, so that it ends with the process, however that ends.
 */
export async function holdingLock<T>(url: string, name: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: `vitrine-${name}` });
  // A lost connection fails the work's own queries as well, and those are reported.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [`vitrine:${name}`]);
    return await work();
  } finally {
    await client.end();
  }
}
