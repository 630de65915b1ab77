import { EVENT_DEMAND } from '../../../domain/demand/event-demand.js';
import type { PrismaSession } from '../prisma-session.js';
import { exclusively } from './exclusively.js';
import { readCountedUpTo } from './read-counted-up-to.js';

export const PRODUCT_DAYS_JOB = 'product-days';

/**
 * Counts events that arrived since the last run into demand per product and day. A late event counts on the day it
 * happened. Reads transactions older than every running one, as the catalogue's feed does: no event
 * is missed and none counted twice, however many gateways run this. What a machine did is not counted, and taken back
 * where it was found later.
 */
export const countProductDays = (prisma: PrismaSession): Promise<boolean> =>
  exclusively(prisma, PRODUCT_DAYS_JOB, async (transaction, position) => {
    const { counted, machine } = readCountedUpTo(position);
    const [row] = await transaction.$queryRaw<{ xmin: string; newest: number }[]>`
      SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS xmin,
        (SELECT coalesce(max(n), ${machine}::int) FROM machines) AS newest`;
    const { xmin, newest } = row!;
    await transaction.$executeRaw`
      WITH counting AS (
        SELECT occurred_at, type, product_id, 1 AS times FROM events e
        WHERE txid >= ${counted}::text::xid8 AND txid < ${xmin}::text::xid8
          AND NOT EXISTS (SELECT FROM machines m WHERE m.identity = e.identity AND m.n <= ${newest}::int)
        UNION ALL
        SELECT e.occurred_at, e.type, e.product_id, -1 FROM machines m JOIN events e USING (identity)
        WHERE m.n > ${machine}::int AND m.n <= ${newest}::int AND e.txid < ${counted}::text::xid8
      )
      INSERT INTO product_days AS d (day, product_id, demand)
      SELECT (e.occurred_at AT TIME ZONE 'UTC')::date, e.product_id, sum(times * w.demand::float8)
      FROM counting e
      JOIN jsonb_each_text(${JSON.stringify(EVENT_DEMAND)}::jsonb) AS w(type, demand) ON w.type = e.type::text
      WHERE w.demand::float8 > 0
      GROUP BY 1, 2 ORDER BY 1, 2
      ON CONFLICT (day, product_id) DO UPDATE SET demand = d.demand + excluded.demand`;
    // Sums of tenths drift: what is taken back must leave nothing.
    if (newest > machine)
      await transaction.$executeRaw`UPDATE product_days SET demand = 0 WHERE demand < 1e-6 AND demand <> 0`;
    return `${xmin} ${newest}`;
  });
