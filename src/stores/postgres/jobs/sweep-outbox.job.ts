import type { PrismaSession } from '../prisma-session.js';
import { exclusively } from './exclusively.js';

export const SWEEP_OUTBOX_JOB = 'sweep-outbox';

/**
 * Changes are kept for a week: so long a search index may be away, or be gone back to, without being made anew. The
 * position of the last one swept is kept, so that a reader who was away longer knows.
 */
export const sweepOutbox = (prisma: PrismaSession): Promise<boolean> =>
  exclusively(prisma, SWEEP_OUTBOX_JOB, async (transaction, position) => {
    const [swept] = await transaction.$queryRaw<{ last: string | null }[]>`
      WITH gone AS (
        DELETE FROM outbox WHERE created_at < now() - interval '7 days' RETURNING txid, id
      )
      SELECT txid::text || ':' || id AS last FROM gone ORDER BY txid DESC, id DESC LIMIT 1`;
    return swept?.last ?? position;
  });
