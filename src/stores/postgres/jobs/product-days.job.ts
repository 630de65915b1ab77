import { EVENT_DEMAND } from '../../../domain/event-demand.js';
import type { PrismaSession } from '../prisma-session.js';
import { exclusively } from './exclusively.js';

export const PRODUCT_DAYS_JOB = 'product-days';

/**
 * Counts events that arrived since the last run into demand per product and day. A late event counts on the day it
 * happened. Reads transactions older than every running one, as the catalogue's feed does: no event
 * is missed and none counted twice, however many gateways run this.
 */
export const countProductDays = (prisma: PrismaSession): Promise<boolean> =>
  exclusively(prisma, PRODUCT_DAYS_JOB, async (transaction, position) => {
    const [row] = await transaction.$queryRaw<{ xmin: string }[]>`
      SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS xmin`;
    const { xmin } = row!;
    await transaction.$executeRaw`
      INSERT INTO product_days AS d (day, product_id, demand)
      SELECT (e.occurred_at AT TIME ZONE 'UTC')::date, e.product_id, sum(w.demand::float8)
      FROM events e
      JOIN jsonb_each_text(${JSON.stringify(EVENT_DEMAND)}::jsonb) AS w(type, demand) ON w.type = e.type::text
      WHERE e.txid >= ${position ?? '0'}::text::xid8 AND e.txid < ${xmin}::text::xid8
        AND w.demand::float8 > 0
      GROUP BY 1, 2 ORDER BY 1, 2
      ON CONFLICT (day, product_id) DO UPDATE SET demand = d.demand + excluded.demand`;
    return xmin;
  });
