import { workerData } from 'node:worker_threads';
import pg from 'pg';
import { CoOccurrenceCounts } from '../../../domain/demand/co-occurrence-counts.js';
import { BuyerCounts } from '../../../domain/demand/buyer-counts.js';
import { FollowCounts } from '../../../domain/demand/follow-counts.js';
import { groupBaskets, type BoughtAt } from '../../../domain/demand/group-baskets.js';
import { LOOKED_AT } from '../../../domain/demand/looked-at.js';
import { NEIGHBOUR_RULES } from '../../../domain/demand/neighbour-rules.js';
import type { EventType } from '../../../domain/event.js';
import { SESSION_LIMITS } from '../../../domain/viewers/session-limits.js';
import type { Neighbour } from '../../shop-statistics.js';
import type { NeighboursTask } from './neighbours.job.js';

const { kept: KEPT, basketHalfLifeDays, viewHalfLifeDays, maxAgeDays } = NEIGHBOUR_RULES;
const FETCH_ROWS = 20_000;
const WRITE_ROWS = 500;

interface Row extends BoughtAt {
  readonly identity: string;
}

interface Counts {
  readonly together: CoOccurrenceCounts;
  readonly next: FollowCounts;
  readonly buyers: BuyerCounts;
  readonly viewed: CoOccurrenceCounts;
}

const { url } = workerData as NeighboursTask;
const client = new pg.Client({ connectionString: url, application_name: 'vitrine-neighbours' });
await client.connect();
try {
  const counts = { ...(await inTransaction(countBaskets)), viewed: await inTransaction(countSessions) };
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

async function countBaskets(): Promise<Omit<Counts, 'viewed'>> {
  const together = new CoOccurrenceCounts({ halfLifeDays: basketHalfLifeDays });
  const next = new FollowCounts();
  const buyers = new BuyerCounts();
  for await (const shopper of byShopper(['PURCHASE'], maxAgeDays.baskets)) {
    const [{ identity }] = shopper as [Row];
    for (const { productIds, at } of groupBaskets(shopper)) {
      together.add(productIds, at);
      next.add(identity, productIds);
    }
    for (const { productId, occurredAt } of shopper) buyers.add(productId, identity, occurredAt);
  }
  return { together, next, buyers };
}

async function countSessions(): Promise<CoOccurrenceCounts> {
  const viewed = new CoOccurrenceCounts({ halfLifeDays: viewHalfLifeDays });
  for await (const shopper of byShopper(LOOKED_AT, maxAgeDays.views))
    for (const { productIds, at } of groupBaskets(shopper, SESSION_LIMITS.silenceMs))
      viewed.add(productIds, at);
  return viewed;
}

/** The events of some types of each shopper, oldest first; counted back from the newest: an imported history may have ended long ago. */
async function* byShopper(types: readonly EventType[], maxDays: number): AsyncGenerator<Row[]> {
  const wanted = `type IN (${types.map((type) => client.escapeLiteral(type)).join(', ')})`;
  await client.query(`
    DECLARE happened NO SCROLL CURSOR FOR
    SELECT identity, product_id AS "productId", occurred_at AS "occurredAt" FROM events
    WHERE ${wanted} AND occurred_at > (SELECT max(occurred_at) FROM events WHERE ${wanted}) - interval '${maxDays} days'
      AND NOT EXISTS (SELECT FROM machines m WHERE m.identity = events.identity)
    ORDER BY identity, occurred_at`);
  let shopper: Row[] = [];
  for (;;) {
    const { rows } = await client.query<Row>(`FETCH ${FETCH_ROWS} FROM happened`);
    for (const row of rows) {
      if (shopper.length > 0 && shopper[0]!.identity !== row.identity) {
        yield shopper;
        shopper = [];
      }
      shopper.push(row);
    }
    if (rows.length < FETCH_ROWS) break;
  }
  if (shopper.length > 0) yield shopper;
}

/** The neighbours of all products as JSON, so many products at a time. */
function* inBatches({ together, next, viewed }: Counts): Generator<string> {
  const ids = [...new Set([...together.productIds, ...viewed.productIds])];
  for (let i = 0; i < ids.length; i += WRITE_ROWS)
    yield JSON.stringify(
      ids.slice(i, i + WRITE_ROWS).map((id) => ({
        id,
        list: toPairs(together.neighbours(id, KEPT)),
        next: toPairs(next.neighbours(id, KEPT)),
        viewed: toPairs(viewed.neighbours(id, KEPT)),
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
      `INSERT INTO item_neighbours (product_id, neighbours, followers, viewed, computed_at)
       SELECT id, list, next, viewed, now()
       FROM jsonb_to_recordset($1::jsonb) AS r(id text, list jsonb, next jsonb, viewed jsonb)`,
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
