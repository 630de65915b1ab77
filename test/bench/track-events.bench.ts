import { isDeepStrictEqual } from 'node:util';
import pg from 'pg';
import { openShopDatabase } from '../../src/app/open-stores.js';
import { loadConfig } from '../../src/config.js';
import type { Benchmark } from './benchmark.js';
import { eventBatches } from './event-batches.js';
import { inParallel } from './in-parallel.js';
import { LeanClient } from './lean-client.js';
import { timed } from './timed.js';

const EVENTS = 200_000;
const BATCH = 500;
const SENDERS = 4;
const WARM_UP = 10_000;
const BUDGET = 10_000;

const TRACK = `mutation Track($events: [TrackEventInput!]!) {
  trackEvents(events: $events) { accepted duplicates rejected { index } }
}`;

interface Payload {
  readonly trackEvents: { accepted: number; duplicates: number; rejected: readonly object[] };
}

/** Batches of several devices at once, with repeated and bad events among them; every count must be exact. */
export const trackEvents: Benchmark = {
  name: 'track-events',
  question: 'How many events a second are stored?',
  async run(shop) {
    const productIds = shop.products.map(({ id }) => id);
    const client = new LeanClient((await shop.gateway()).url);
    const counted = { accepted: 0, duplicates: 0, rejected: 0 };
    const send = (batches: readonly (readonly object[])[]) =>
      inParallel(batches, SENDERS, async (events, sender) => {
        const headers = { 'x-visitor-id': `simulated-${sender}` };
        const { trackEvents: answer } = await client.graphql<Payload>(TRACK, { events }, headers);
        counted.accepted += answer.accepted;
        counted.duplicates += answer.duplicates;
        counted.rejected += answer.rejected.length;
      });
    await send(eventBatches('warm-up', productIds, WARM_UP, BATCH).batches);
    Object.assign(counted, { accepted: 0, duplicates: 0, rejected: 0 });
    const { batches, expected } = eventBatches('bench', productIds, EVENTS, BATCH);
    const tookMs = await timed(() => send(batches));
    client.close();
    const rows = await storedEvents(shop.stateDir);
    if (!isDeepStrictEqual(counted, expected) || rows !== expected.accepted)
      throw new Error(
        `Sent ${JSON.stringify(expected)}; answered ${JSON.stringify(counted)}; stored ${rows}.`,
      );
    return {
      header: ['', 'events', 'accepted = stored', 'repeated', 'refused', 'events/s', 'budget'],
      rows: [
        [
          `batches of ${BATCH}, ${SENDERS} senders`,
          ...[EVENTS, rows, counted.duplicates, counted.rejected, (EVENTS / tookMs) * 1000, BUDGET].map((n) =>
            Math.round(n).toLocaleString('en'),
          ),
        ],
      ],
      notes: ['Senders run on the same cores. The events are simulated.'],
    };
  },
};

async function storedEvents(stateDir: string): Promise<number> {
  const database = await openShopDatabase(loadConfig({ STATE_DIR: stateDir }));
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query<{ stored: number }>(
    `SELECT count(*)::int AS stored FROM events WHERE event_id LIKE 'bench-%'`,
  );
  await client.end();
  await database.close();
  return rows[0]!.stored;
}
