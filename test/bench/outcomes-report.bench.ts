import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { median } from 'simple-statistics';
import pg from 'pg';
import { openShopDatabase } from '../../src/app/open-stores.js';
import { loadConfig } from '../../src/config.js';
import { ANSWER_PLACES } from '../../src/domain/answer-place.js';
import type { Benchmark } from './benchmark.js';
import { formatMs } from './format-ms.js';
import { timed } from './timed.js';

const EVENTS = 1_000_000;
/** Of twelve products each, every one of which was seen. */
const ANSWERS = 65_000;
const ROW = 12;
const VISITORS = 20_000;
/** Of them signed in on their device at some time. */
const SHOPPERS = 5_000;
const PRODUCTS = 20_000;
const DAYS = 28;
const RUNS = 5;

/** What followed on the answers of a month, and how often products are clicked: bulk reads of a million events. */
export const outcomesReport: Benchmark = {
  name: 'outcomes-report',
  question:
    'How long do a report on what followed on answers and the first count of click rates take, over a million events?',
  async run() {
    const stateDir = mkdtempSync(path.join(os.tmpdir(), 'vitrine-outcomes-'));
    const database = await openShopDatabase(loadConfig({ STATE_DIR: stateDir }));
    try {
      await fill(database.url);
      const until = new Date();
      const since = new Date(until.getTime() - DAYS * 86_400_000);
      const took: number[] = [];
      let shown = 0;
      for (let run = 0; run < RUNS; run++)
        took.push(
          await timed(async () => {
            const { groups } = await database.answerOutcomes.of({ since, until, places: ANSWER_PLACES });
            shown = groups.find(({ trait }) => trait === 'all')!.shown;
          }),
        );
      const counted = await timed(() => database.jobs.countClickRates());
      return {
        header: ['what', 'median', 'slowest'],
        rows: [
          [`report of ${DAYS} days`, formatMs(median(took)), formatMs(Math.max(...took))],
          ['first count of click rates', formatMs(counted), ''],
        ],
        notes: [
          `${EVENTS.toLocaleString('en')} simulated events of ${VISITORS.toLocaleString('en')} visitors, ${ANSWERS.toLocaleString('en')} answers, ${shown.toLocaleString('en')} products shown.`,
        ],
      };
    } finally {
      await database.close();
      rmSync(stateDir, { recursive: true, force: true });
    }
  },
};

async function fill(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    `INSERT INTO given_answers (request_id, place, identity, fallback, at, product_ids, sources)
     SELECT 'r' || n, (ARRAY['HOME', 'PRODUCT', 'CART', 'SEARCH'])[n % 4 + 1], 'visitor:' || n % ${VISITORS}, false,
       now() - n * 37 % (${DAYS} * 86400) * interval '1 second',
       (SELECT array_agg('p' || (n * ${ROW} + i) * 7919::bigint % ${PRODUCTS}) FROM generate_series(0, ${ROW - 1}) AS i),
       array_fill('trending'::text, ARRAY[${ROW}])
     FROM generate_series(0, ${ANSWERS - 1}) AS n`,
  );
  const shown = ANSWERS * ROW;
  // Of what was shown one in thirteen is clicked, one in 26 goes into the cart and one in 52 is bought.
  for (const [type, step, delay, named] of [
    ['IMPRESSION', 1, 0, true],
    ['CLICK', 13, 60, true],
    ['ADD_TO_CART', 26, 120, false],
    ['PURCHASE', 52, 3600, false],
  ] as const)
    await client.query(
      `INSERT INTO events (event_id, identity, type, product_id, request_id, occurred_at, platform)
       SELECT gen_random_uuid(), 'visitor:' || n / ${ROW} % ${VISITORS}, $1::event_type,
         'p' || n * 7919::bigint % ${PRODUCTS}, ${named ? `'r' || n / ${ROW}` : 'NULL'},
         now() - n / ${ROW} * 37 % (${DAYS} * 86400) * interval '1 second' + ${delay} * interval '1 second', 'WEB'
       FROM generate_series(0, ${shown - 1}, ${step}) AS n`,
      [type],
    );
  await client.query(
    `INSERT INTO events (event_id, identity, type, product_id, occurred_at, platform)
     SELECT gen_random_uuid(), 'visitor:' || n % ${VISITORS}, 'VIEW', 'p' || n % ${PRODUCTS},
       now() - n * 104729::bigint % (${DAYS} * 86400) * interval '1 second', 'WEB'
     FROM generate_series(1, ${EVENTS} - (SELECT count(*)::int FROM events)) AS n`,
  );
  await client.query(
    `INSERT INTO hand_overs (device, shopper, signed_in, occurred_at)
     SELECT 'visitor:' || n, 'shopper:' || n, true, now() - interval '14 days' FROM generate_series(1, ${SHOPPERS}) AS n`,
  );
  await client.query('VACUUM ANALYZE');
  await client.end();
}
