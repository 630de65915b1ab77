import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { StateDir } from '../support/state-dir.js';

/** What is bought together is counted once at the start: seconds of a core, and not what is measured. */
export async function firstCountDone(stateDir: string): Promise<void> {
  const client = new pg.Client({ connectionString: new StateDir(stateDir).databaseUrl });
  await client.connect();
  for (let done = 0; done === 0; await sleep(500)) {
    const { rows } = await client.query<{ done: number }>(
      'SELECT count(*)::int AS done FROM item_neighbours, (SELECT max(received_at) AS at FROM events) AS last WHERE computed_at > last.at',
    );
    done = rows[0]!.done;
  }
  await client.end();
}
