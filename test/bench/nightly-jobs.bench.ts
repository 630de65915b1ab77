import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { openShopDatabase, type ShopDatabase } from '../../src/app/open-stores.js';
import { loadConfig } from '../../src/config.js';
import type { Benchmark } from './benchmark.js';
import { simulatedProducts } from './simulated-products.js';
import { simulateLog } from './simulate-log.js';
import { timed } from './timed.js';

const PRODUCTS = 20_000;
const WRITTEN_AT_ONCE = 500;
const SIZES = [100_000, 300_000, 1_000_000];
/** The quickest counts: whatever else the machine does only adds. */
const RUNS = 3;
/** Times n log n that a job may grow by. */
const TOLERANCE = 1.3;

/** Each is a first count over the whole log. */
const JOBS: Readonly<Record<string, (database: ShopDatabase) => Promise<unknown>>> = {
  'demand of days, machines': ({ jobs }) => jobs.countProductDays(),
  'bought together, next, again': ({ jobs }) => jobs.refreshNeighbours(),
  'click rates': ({ jobs }) => jobs.countClickRates(),
  'reading popularity and records': async ({ statistics }) => {
    statistics.forget();
    await statistics.popularity(28);
    await statistics.records();
  },
};

/** What walks all events behind the answers, over logs of three sizes. */
export const nightlyJobs: Benchmark = {
  name: 'nightly-jobs',
  question: 'How does the time of the jobs over all events grow with the events?',
  async run() {
    const took = new Map(Object.keys(JOBS).map((job) => [job, [] as number[]]));
    for (const size of SIZES) for (const [job, ms] of await timesOver(size)) took.get(job)!.push(ms);
    const grown = (ms: readonly number[], i: number): number =>
      ms[i]! / (SIZES[i]! * Math.log(SIZES[i]!)) / (ms[0]! / (SIZES[0]! * Math.log(SIZES[0]!)));
    return {
      header: [
        'first count of',
        ...SIZES.map((size) => `${size.toLocaleString('en')} events`),
        'n log n',
        'budget',
      ],
      rows: [...took].map(([job, ms]) => [
        job,
        ...ms.map((each) => `${(each / 1000).toFixed(2)} s`),
        ms.map((_, i) => `×${grown(ms, i).toFixed(2)}`).join(' '),
        `×${TOLERANCE}`,
      ]),
      notes: [
        `SIMULATED events of ${PRODUCTS.toLocaleString('en')} products. Under n log n: the time over that of the first size, by n log n; below 1 it grows less.`,
      ],
    };
  },
};

async function timesOver(size: number): Promise<Map<string, number>> {
  const stateDir = mkdtempSync(path.join(os.tmpdir(), 'vitrine-nightly-'));
  const database = await openShopDatabase(loadConfig({ STATE_DIR: stateDir }));
  const client = new pg.Client({ connectionString: database.url });
  try {
    await client.connect();
    for (let from = 0; from < PRODUCTS; from += WRITTEN_AT_ONCE)
      await database.catalog.write(simulatedProducts(from, WRITTEN_AT_ONCE));
    await simulateLog(client, size);
    const quickest = new Map<string, number>();
    for (let run = 0; run < RUNS; run++) {
      await client.query(
        'TRUNCATE job_states, machines, product_days, product_buyers, item_neighbours, shown_positions',
      );
      for (const [job, count] of Object.entries(JOBS))
        quickest.set(job, Math.min(quickest.get(job) ?? Infinity, await timed(() => count(database))));
    }
    return quickest;
  } finally {
    await client.end();
    await database.close();
    rmSync(stateDir, { recursive: true, force: true });
  }
}
