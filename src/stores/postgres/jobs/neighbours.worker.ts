import { workerData } from 'node:worker_threads';
import pg from 'pg';
import { CoPurchaseCounts } from '../../../domain/demand/co-purchase-counts.js';
import { BuyerCounts } from '../../../domain/demand/buyer-counts.js';
import { FollowCounts } from '../../../domain/demand/follow-counts.js';
import { groupBaskets, type BoughtAt } from '../../../domain/demand/group-baskets.js';
import type { Neighbour } from '../../shop-statistics.js';
import type { NeighboursTask } from './neighbours.job.js';

/** Neighbours kept per product: beyond 200 they are noise, and 200 of 20,000 products are 40 MB. */
const KEPT = 200;
/** Older baskets weigh less than 2 % at this half-life; reading them would only cost. */
const MAX_AGE = '365 days';
/** Half-life of a basket: 60 days measured best on the UCI orders. */
const HALF_LIFE_DAYS = 60;
const FETCH_ROWS = 20_000;
const WRITE_ROWS = 500;

interface Row extends BoughtAt {
  readonly identity: string;
}

interface Counts {
  readonly together: CoPurchaseCounts;
  readonly next: FollowCounts;
  readonly buyers: BuyerCounts;
}

const { url } = workerData as NeighboursTask;
const client = new pg.Client({ connectionString: url, application_name: 'vitrine-neighbours' });
await client.connect();
try {
  const counts = await inTransaction(countBaskets);
  // All of it before the writing begins: the catalogue's feed waits for the oldest transaction that writes anything.
  const batches = [...inBatches(counts)];
  const buyerRows = JSON.stringify(
    [...counts.buyers.before(new Date())].map(([id, row]) => ({ id, ...row })),
  );
  // In one transaction: readers see the old neighbours or the new ones, never a mixture.
  await inTransaction(() => write(batches, buyerRows));
} finally {
  await client.end();
}

async function inTransaction<T>(work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN');
  const result = await work();
  await client.query('COMMIT');
  return result;
}

async function countBaskets(): Promise<Counts> {
  // Counted back from the newest purchase: an imported history may have ended long ago.
  await client.query(`
    DECLARE bought NO SCROLL CURSOR FOR
    SELECT identity, product_id AS "productId", occurred_at AS "occurredAt" FROM events
    WHERE type = 'PURCHASE'
      AND occurred_at > (SELECT max(occurred_at) FROM events WHERE type = 'PURCHASE') - interval '${MAX_AGE}'
      AND NOT EXISTS (SELECT FROM machines m WHERE m.identity = events.identity)
    ORDER BY identity, occurred_at`);
  const together = new CoPurchaseCounts({ halfLifeDays: HALF_LIFE_DAYS });
  const next = new FollowCounts();
  const buyers = new BuyerCounts();
  let shopper: Row[] = [];
  const close = (): void => {
    for (const { productIds, at } of groupBaskets(shopper)) {
      together.add(productIds, at);
      next.add(shopper[0]!.identity, productIds);
    }
    shopper = [];
  };
  for (;;) {
    const { rows } = await client.query<Row>(`FETCH ${FETCH_ROWS} FROM bought`);
    for (const row of rows) {
      if (shopper.length > 0 && shopper[0]!.identity !== row.identity) close();
      shopper.push(row);
      buyers.add(row.productId, row.identity, row.occurredAt);
    }
    if (rows.length < FETCH_ROWS) break;
  }
  close();
  return { together, next, buyers };
}

/** The neighbours of all products as JSON, so many products at a time. */
function* inBatches({ together, next }: Counts): Generator<string> {
  for (let i = 0; i < together.productIds.length; i += WRITE_ROWS)
    yield JSON.stringify(
      together.productIds.slice(i, i + WRITE_ROWS).map((id) => ({
        id,
        list: toPairs(together.neighbours(id, KEPT)),
        next: toPairs(next.neighbours(id, KEPT)),
      })),
    );
}

async function write(batches: readonly string[], buyerRows: string): Promise<void> {
  await client.query('DELETE FROM product_buyers');
  await client.query(
    `INSERT INTO product_buyers (product_id, buyers, repeat_buyers)
     SELECT id, buyers, "repeatBuyers" FROM jsonb_to_recordset($1::jsonb) AS r(id text, buyers int, "repeatBuyers" int)`,
    [buyerRows],
  );
  await client.query('DELETE FROM item_neighbours');
  for (const batch of batches)
    await client.query(
      `INSERT INTO item_neighbours (product_id, neighbours, followers, computed_at)
       SELECT id, list, next, now() FROM jsonb_to_recordset($1::jsonb) AS r(id text, list jsonb, next jsonb)`,
      [batch],
    );
}

function toPairs(neighbours: readonly Neighbour[]): [string, number][] {
  return neighbours.map(({ productId, score }) => [productId, round(score)]);
}

/** Six digits are far below the noise of any count, and halve the row. */
function round(score: number): number {
  return Math.round(score * 1e6) / 1e6;
}
