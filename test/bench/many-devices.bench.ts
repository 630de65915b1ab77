import pg from 'pg';
import { MAX_HAND_OVERS } from '../../src/domain/max-hand-overs.js';
import { StateDir } from '../support/state-dir.js';
import type { Benchmark } from './benchmark.js';
import { formatMs } from './format-ms.js';
import { latencyOf } from './latency-of.js';
import { LeanClient } from './lean-client.js';
import { timed } from './timed.js';

const EVENTS = 1_000_000;
const VISITORS = 20_000;
const DEVICES = 50;
/** Of each of the shopper's devices. */
const EVENTS_EACH = 100;
const RUNS = 100;
const WARM_UP = 20;
const BUDGET = '50 ms';

const OPERATIONS = {
  recommend: '{ recommend(placement: HOME) { edges { reason { text } node { id title } } } }',
  search: '{ search(query: "wireless keyboard") { nodes { id title } } }',
  'viewer.recentEvents': '{ viewer { recentEvents { eventId } } }',
};

/** A shopper with one device, one with fifty, and one who signs in and out on each of fifty as often as is read. */
const SHOPPERS = {
  one: [1, 1],
  fifty: [DEVICES, 1],
  'fifty, signed in and out': [DEVICES, MAX_HAND_OVERS / DEVICES],
};

/** Recommendations and searches of a shopper with many devices, in a log of a million events. */
export const manyDevices: Benchmark = {
  name: 'many-devices',
  question: 'How long does an answer take for a shopper with fifty devices, among a million events?',
  async run(shop) {
    const gateway = await shop.gateway();
    const database = new pg.Client({ connectionString: new StateDir(shop.stateDir).databaseUrl });
    await database.connect();
    await fill(database);
    await database.end();
    const client = new LeanClient(gateway.url);
    const rows: string[][] = [];
    for (const [operation, query] of Object.entries(OPERATIONS))
      for (const shopper of Object.keys(SHOPPERS)) {
        const headers = {
          'x-api-key': gateway.demoKey,
          'x-viewer-id': shopper,
          'x-visitor-id': `${shopper.replaceAll(/\W/g, '-')}-1`,
        };
        const took: number[] = [];
        for (let run = 0; run < WARM_UP + RUNS; run++)
          took.push(await timed(() => client.graphql(query, {}, headers)));
        const { p50, p95 } = latencyOf(took.slice(WARM_UP));
        rows.push([operation, shopper, formatMs(p50), formatMs(p95), BUDGET]);
      }
    client.close();
    return {
      header: ['operation', 'devices', 'p50', 'p95', 'budget of p95'],
      rows,
      notes: [
        `${EVENTS.toLocaleString('en')} events of ${VISITORS.toLocaleString('en')} visitors beside theirs, all SIMULATED.`,
      ],
    };
  },
};

async function fill(database: pg.Client): Promise<void> {
  await keep(database, EVENTS, `'visitor:of-many-' || n % ${VISITORS}`);
  for (const [shopper, [devices, signIns]] of Object.entries(SHOPPERS) as [string, [number, number]][]) {
    const name = shopper.replaceAll(/\W/g, '-');
    await keep(database, devices * EVENTS_EACH, `'visitor:${name}-' || n % ${devices} + 1`);
    await database.query(
      `INSERT INTO hand_overs (device, shopper, signed_in, occurred_at)
       SELECT 'visitor:${name}-' || device, $1, signed_in, now() - interval '80 days' + visit * interval '1 day'
         + CASE WHEN signed_in THEN interval '0' ELSE interval '12 hours' END
       FROM generate_series(1, $2::int) AS device, generate_series(1, $3::int) AS visit,
         (VALUES (true), (false)) AS step(signed_in)
       WHERE signed_in OR visit < $3::int`,
      [`shopper:${shopper}`, devices, signIns],
    );
  }
  await database.query('ANALYZE events');
}

/** Events over the last ninety days, of products that the shop has. */
const keep = (database: pg.Client, count: number, identity: string): Promise<unknown> =>
  database.query(
    `INSERT INTO events (event_id, identity, type, product_id, occurred_at, platform)
     SELECT gen_random_uuid(), ${identity}, (enum_range(NULL::event_type))[n * 7 % 6 + 1],
       sold.ids[n * 7919::bigint % cardinality(sold.ids) + 1], now() - n * 104729::bigint % 7776000 * interval '1 second', 'WEB'
     FROM generate_series(1, $1::int) AS n, (SELECT array_agg(id) AS ids FROM products) AS sold`,
    [count],
  );
