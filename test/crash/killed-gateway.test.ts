import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startGateway, type Gateway } from '../support/start-gateway.js';
import { StateDir } from '../support/state-dir.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { until } from '../support/until.js';

/** How often the gateway is killed: a bounded proof. Raise it to ten after a change of how things are stored. */
const ROUNDS = 2;
const SENDERS = 4;
const BATCH = 100;
/** Acknowledged batches after which a round kills, and milliseconds more: another moment in every round. */
const killAfter = (round: number) => ({ batches: 1 + ((3 * round) % 10), ms: (5 * round) % 17 });
const SENT_WITHIN_MS = 10_000;
/** "Within seconds": what the index may need to serve everything acknowledged. */
const SERVED_WITHIN_MS = 5_000;

const TRACK = `mutation Track($events: [TrackEventInput!]!) {
  trackEvents(events: $events) { accepted duplicates rejected { index } }
}`;
const UPSERT = `mutation Upsert($products: [ProductInput!]!) {
  upsertProducts(products: $products) { written unchanged rejected { index } }
}`;
const STATUS = '{ status { productCount index { ready products } } }';
const SEARCH = 'query Search($query: String!) { search(query: $query) { edges { node { id title } } } }';

interface Status {
  readonly status: { productCount: number; index: { ready: boolean; products: number } };
}
interface Found {
  readonly search: { edges: { node: { id: string; title: string } }[] };
}

const productOf = (id: string) => ({ id, title: `Mug ${id}`, priceMinorUnits: 100, currencyCode: 'GBP' });
const eventOf = (eventId: string) => ({
  eventId,
  type: 'VIEW',
  productId: 'p-0-0-0-0',
  occurredAt: new Date().toISOString(),
});

interface Sent {
  /** The ids in batches, as they were sent. */
  readonly acknowledged: string[][];
  readonly unanswered: string[][];
}

const root = temporaryFolder();
let gateway: Gateway | undefined;
afterEach(async () => void (await gateway?.stop()));

type Send = (ids: readonly string[], sender: number) => Promise<boolean>;

/** Several senders send batch after batch until the gateway, killed in the middle of it, answers no more. */
async function killWhileSending(round: number, send: Send): Promise<Sent> {
  const sent: Sent = { acknowledged: [], unanswered: [] };
  const sendOn = async (sender: number): Promise<void> => {
    for (let n = 0; ; n++) {
      const ids = Array.from({ length: BATCH }, (_, i) => `p-${round}-${sender}-${n}-${i}`);
      const acknowledged = await send(ids, sender).catch(() => undefined);
      if (acknowledged === false) throw new Error('A batch was refused before the kill.');
      (acknowledged ? sent.acknowledged : sent.unanswered).push(ids);
      if (!acknowledged) return;
    }
  };
  const sending = Promise.all(Array.from({ length: SENDERS }, (_, sender) => sendOn(sender)));
  const { batches, ms } = killAfter(round);
  await until(() => sent.acknowledged.length >= batches, SENT_WITHIN_MS);
  await sleep(ms);
  expect((await gateway!.kill()).signal).toBe('SIGKILL');
  await sending;
  expect(sent.unanswered).toHaveLength(SENDERS);
  return sent;
}

async function storedIds(state: StateDir, select: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: state.databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ id: string }>(select);
  await client.end();
  return rows.map(({ id }) => id);
}

async function open(name: string): Promise<StateDir> {
  const state = new StateDir(path.join(root, name));
  gateway = await startGateway({ STATE_DIR: state.folder });
  return state;
}

const sendEvents: Send = async (ids, sender) => {
  const headers = { 'x-visitor-id': `visitor-${sender}` };
  const { data } = await gateway!.graphql<{ trackEvents: { accepted: number; rejected: [] } }>(
    TRACK,
    { events: ids.map(eventOf) },
    headers,
  );
  return data?.trackEvents.rejected.length === 0;
};
const sendProducts: Send = async (ids) => {
  const { data } = await gateway!.graphql<{ upsertProducts: { rejected: [] } }>(
    UPSERT,
    { products: ids.map(productOf) },
    { 'x-api-key': gateway!.demoKey },
  );
  return data?.upsertProducts.rejected.length === 0;
};

describe('a gateway that is killed in the middle of batches', () => {
  it('has every event that it acknowledged, and none twice', async () => {
    let state = await open('events');
    await sendProducts(['p-0-0-0-0'], 0);
    const everything = new Set<string>();
    for (let round = 1; round <= ROUNDS; round++) {
      const { postmaster } = state;
      const { acknowledged, unanswered } = await killWhileSending(round, sendEvents);
      state = await open('events');
      // The orphaned server was adopted: there never was a second one.
      expect(state.postmaster).toBe(postmaster);
      const select = 'SELECT event_id AS id FROM events ORDER BY id';
      const stored = new Set(await storedIds(state, select));
      for (const batch of acknowledged) expect(batch.filter((id) => !stored.has(id))).toEqual([]);
      // A batch without an answer is there whole or not at all, and may be sent again.
      for (const batch of unanswered)
        expect([0, BATCH]).toContain(batch.filter((id) => stored.has(id)).length);
      for (const batch of unanswered) expect(await sendEvents(batch, 0)).toBe(true);
      for (const id of [...acknowledged, ...unanswered].flat()) everything.add(id);
      expect((await storedIds(state, select)).sort()).toEqual([...everything].sort());
    }
  }, 60_000);

  it('has and serves every product that it acknowledged, and none twice', async () => {
    let state = await open('products');
    const everything = new Set<string>();
    for (let round = 1; round <= ROUNDS; round++) {
      const { acknowledged, unanswered } = await killWhileSending(round, sendProducts);
      state = await open('products');
      const stored = new Set(await storedIds(state, 'SELECT id FROM products'));
      for (const batch of acknowledged) expect(batch.filter((id) => !stored.has(id))).toEqual([]);
      for (const batch of unanswered)
        expect([0, BATCH]).toContain(batch.filter((id) => stored.has(id)).length);
      for (const batch of unanswered) expect(await sendProducts(batch, 0)).toBe(true);
      for (const id of [...acknowledged, ...unanswered].flat()) everything.add(id);
      expect((await storedIds(state, 'SELECT id FROM products')).sort()).toEqual([...everything].sort());
      await until(async () => {
        const { data } = await gateway!.graphql<Status>(STATUS);
        return data!.status.index.ready && data!.status.index.products === everything.size;
      }, SERVED_WITHIN_MS);
      for (const [id] of acknowledged) {
        const { data } = await gateway!.graphql<Found>(SEARCH, { query: `Mug ${id}` });
        expect(data!.search.edges[0]?.node.id).toBe(id);
      }
    }
  }, 60_000);
});
