import { MACHINE_RULES } from '../../../domain/demand/machine-rules.js';
import type { PrismaSession } from '../prisma-session.js';
import { exclusively } from './exclusively.js';

export const FIND_MACHINES_JOB = 'find-machines';

/**
 * Looks for identities that did more in a minute of the clock than a hand can, among the events that arrived since the
 * last run, whatever part of that minute had arrived before. Reads transactions older than every running one, as
 * countProductDays does.
 */
export const findMachines = (prisma: PrismaSession): Promise<boolean> =>
  exclusively(prisma, FIND_MACHINES_JOB, async (transaction, position) => {
    const [row] = await transaction.$queryRaw<{ xmin: string }[]>`
      SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS xmin`;
    const { xmin } = row!;
    const types = [...MACHINE_RULES.byHand];
    await transaction.$executeRaw`
      WITH by_minute AS (
        SELECT identity, date_bin('1 minute', occurred_at, '1970-01-01T00:00:00Z') AS minute, count(*) AS fresh
        FROM events
        WHERE txid >= ${position ?? '0'}::text::xid8 AND txid < ${xmin}::text::xid8
          AND type = ANY(${types}::text[]::event_type[])
        GROUP BY 1, 2
      )
      INSERT INTO machines (identity)
      SELECT DISTINCT identity FROM by_minute b
      WHERE fresh + CASE WHEN ${position === null} THEN 0 ELSE (
          SELECT count(*) FROM events e
          WHERE e.identity = b.identity AND e.occurred_at >= b.minute
            AND e.occurred_at < b.minute + interval '1 minute' AND e.txid < ${position ?? '0'}::text::xid8
            AND e.type = ANY(${types}::text[]::event_type[])
        ) END > ${MACHINE_RULES.maxByHandAMinute}::int
      ON CONFLICT (identity) DO NOTHING`;
    return xmin;
  });
