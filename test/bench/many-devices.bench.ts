import pg from 'pg';
import { openShopDatabase } from '../../src/app/open-stores.js';
import { loadConfig } from '../../src/config.js';
import { MAX_HAND_OVERS } from '../../src/domain/viewers/max-hand-overs.js';
import type { Benchmark } from './benchmark.js';
import { firstCountDone } from './first-count-done.js';
import { formatMs } from './format-ms.js';
import { latencyOf } from './latency-of.js';
import { LeanClient } from './lean-client.js';
import { timed } from './timed.js';

const EVENTS = 1_000_000;
const VISITORS = 20_000;
const DEVICES = 50;
/** Of each shopper, on however many devices. */
const OWN_EVENTS = 5000;
const RUNS = 100;
const WARM_UP = 20;
const BUDGET = '50 ms';

const OPERATIONS = {
  recommend: '{ recommend(placement: HOME) { edges { reason { text } node { id title } } } }',
  search: '{ search(query: "wireless keyboard") { nodes { id title } } }',
  'viewer.recentEvents': '{ viewer { recentEvents { eventId } } }',
};

interface Shopper {
  readonly name: string;
  readonly devices: number;
  /** On each device. */
  readonly signIns: number;
}
const SHOPPERS: readonly Shopper[] = [
  { name: 'one', devices: 1, signIns: 1 },
  { name: 'fifty', devices: DEVICES, signIns: 1 },
  { name: 'fifty, as often signed in as is read', devices: DEVICES, signIns: MAX_HAND_OVERS / DEVICES },
];
const deviceOf = (shopper: number): string => `of-${shopper}`;

/** Recommendations and searches of a shopper with many devices, in a log of a million events. */
export const manyDevices: Benchmark = {
  name: 'many-devices',
  question: 'How long does an answer take for a shopper with fifty devices, among a million events?',
  async run(shop) {
    await shop.stopGateway();
    await fill(shop.stateDir);
    const gateway = await shop.gateway();
    await firstCountDone(shop.stateDir);
    const client = new LeanClient(gateway.url);
    const rows: string[][] = [];
    for (const [operation, query] of Object.entries(OPERATIONS)) {
      const took = SHOPPERS.map((): number[] => []);
      // In turns, so that whatever else the machine does falls on all of them alike.
      for (let run = 0; run < WARM_UP + RUNS; run++)
        for (const [n, { name }] of SHOPPERS.entries()) {
          const headers = {
            'x-api-key': gateway.demoKey,
            'x-viewer-id': name,
            'x-visitor-id': `${deviceOf(n)}-1`,
          };
          took[n]!.push(await timed(() => client.graphql(query, {}, headers)));
        }
      const latencies = took.map((ofShopper) => latencyOf(ofShopper.slice(WARM_UP)));
      for (const [n, { p50, p95 }] of latencies.entries()) {
        const ratio = `×${(p50 / latencies[0]!.p50).toFixed(2)}`;
        rows.push([operation, SHOPPERS[n]!.name, formatMs(p50), formatMs(p95), ratio, BUDGET]);
      }
    }
    client.close();
    const kept = `${EVENTS.toLocaleString('en')} events of ${VISITORS.toLocaleString('en')} visitors`;
    return {
      header: ['operation', 'devices', 'p50', 'p95', 'p50 over one', 'budget of p95'],
      rows,
      notes: [`Each has 5,000 events; ${kept} beside them, all SIMULATED.`],
    };
  },
};

async function fill(stateDir: string): Promise<void> {
  const database = await openShopDatabase(loadConfig({ STATE_DIR: stateDir }));
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await keepEvents(client, EVENTS, `'visitor:of-many-' || n % ${VISITORS}`);
  for (const [n, { name, devices, signIns }] of SHOPPERS.entries()) {
    const device = `visitor:${deviceOf(n)}-`;
    await keepEvents(client, OWN_EVENTS, `'${device}' || n % ${devices} + 1`);
    await client.query(
      `INSERT INTO hand_overs (device, shopper, signed_in, occurred_at)
       SELECT $1 || device, $2, signed_in, now() - interval '80 days' + visit * interval '1 day'
         + CASE WHEN signed_in THEN interval '0' ELSE interval '12 hours' END
       FROM generate_series(1, $3::int) AS device, generate_series(1, $4::int) AS visit,
         (VALUES (true), (false)) AS step(signed_in)
       WHERE signed_in OR visit < $4::int`,
      [device, `shopper:${name}`, devices, signIns],
    );
  }
  await client.query('VACUUM ANALYZE events');
  await client.end();
  await database.jobs.countProductDays();
  await database.close();
}

/** Events over the last ninety days, of products that the shop has. */
const keepEvents = (client: pg.Client, count: number, identity: string): Promise<unknown> =>
  client.query(
    `INSERT INTO events (event_id, identity, type, product_id, occurred_at, platform)
     SELECT gen_random_uuid(), ${identity}, (enum_range(NULL::event_type))[n * 7 % 6 + 1],
       sold.ids[n * 7919::bigint % cardinality(sold.ids) + 1],
       now() - n * 104729::bigint % 7776000 * interval '1 second', 'WEB'
     FROM generate_series(1, $1::int) AS n, (SELECT array_agg(id) AS ids FROM products) AS sold`,
    [count],
  );
