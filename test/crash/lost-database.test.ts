import path from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startGateway, type Gateway } from '../support/start-gateway.js';
import { StateDir } from '../support/state-dir.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { until } from '../support/until.js';

const EVENTS = 300;
/** The processes of a killed server leave within milliseconds; it must be missed before it is back. */
const GONE_WITHIN_MS = 2000;
/** A killed server recovers in a second; a busy machine takes longer. */
const BACK_WITHIN_MS = 15_000;

const TRACK = `mutation Track($events: [TrackEventInput!]!) { trackEvents(events: $events) { accepted duplicates } }`;
const UPSERT = `mutation Upsert($products: [ProductInput!]!) { upsertProducts(products: $products) { written } }`;
const MUG = { id: 'mug', title: 'Mug', priceMinorUnits: 100, currencyCode: 'GBP' };

const root = temporaryFolder();
let gateway: Gateway | undefined;
afterEach(async () => void (await gateway?.stop()));

/** What became of one event: stored, stored before, or the code of its refusal. */
async function track(eventId: string): Promise<string> {
  const event = { eventId, type: 'VIEW', productId: 'mug', occurredAt: new Date().toISOString() };
  const { data, errors } = await gateway!.graphql<{ trackEvents: { accepted: number } }>(
    TRACK,
    { events: [event] },
    { 'x-visitor-id': 'ann' },
  );
  if (errors) return errors[0]!.extensions.code;
  return data!.trackEvents.accepted === 1 ? 'stored' : 'stored before';
}

const readiness = async (): Promise<number> => (await fetch(`${gateway!.url}/readyz`)).status;

describe('while the embedded PostgreSQL is down', () => {
  it('refuses events as UNAVAILABLE, is not ready, and comes back by itself with every stored one', async () => {
    const state = new StateDir(path.join(root, 'state'));
    gateway = await startGateway({ STATE_DIR: state.folder });
    await gateway.graphql(UPSERT, { products: [MUG] }, { 'x-api-key': gateway.demoKey });
    expect(await readiness()).toBe(200);

    const killed = state.postmaster;
    const outcomes = new Map<string, string>();
    for (let n = 0; n < EVENTS; n++) {
      if (n === EVENTS / 3) {
        process.kill(killed, 'SIGKILL');
        // The server's own processes may answer once more before they see that it is gone.
        await until(async () => (await readiness()) === 503, GONE_WITHIN_MS);
      }
      outcomes.set(`event-${n}`, await track(`event-${n}`));
    }
    expect([...new Set(outcomes.values())].sort()).toEqual(['UNAVAILABLE', 'stored']);

    await until(async () => (await readiness()) === 200, BACK_WITHIN_MS);
    expect(state.postmaster).not.toBe(killed);
    // What was refused is sent again, as the answer said. Some of it may have been stored without an answer.
    for (const [eventId, outcome] of outcomes)
      if (outcome !== 'stored') expect(await track(eventId)).toMatch(/^stored/);
    const client = new pg.Client({ connectionString: state.databaseUrl });
    await client.connect();
    const { rows } = await client.query<{ id: string }>('SELECT event_id AS id FROM events');
    await client.end();
    expect(rows.map(({ id }) => id).sort()).toEqual([...outcomes.keys()].sort());
    expect((await gateway.stop()).code).toBe(0);
    expect(() => state.postmaster).toThrow('ENOENT');
  }, 60_000);
});
