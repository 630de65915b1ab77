import pg from 'pg';

/** Id and title of every product that the database has, read past the gateway. */
export async function titlesInDatabase(url: string): Promise<Map<string, string>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ id: string; title: string }>(
    'SELECT id, title FROM products WHERE deleted_at IS NULL ORDER BY id COLLATE "C"',
  );
  await client.end();
  return new Map(rows.map(({ id, title }) => [id, title]));
}
