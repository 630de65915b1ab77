import type { PrismaSession } from '../prisma-session.js';

type Transaction = Parameters<Parameters<PrismaSession['$transaction']>[0]>[0];

/**
 * A first count over a million events takes seconds; over a hundred million it may take minutes, and one that is broken off
 * is begun anew for ever.
 */
const TIMEOUT_MS = 30 * 60_000;

/**
 * Runs a job in one transaction, unless another process is running it right now: then it resolves to false.
 * The job gets the position it left last time and returns the next; both are kept with its writes or not at all.
 */
export async function exclusively(
  prisma: PrismaSession,
  job: string,
  work: (transaction: Transaction, position: string | null) => Promise<string | null>,
): Promise<boolean> {
  return prisma.$transaction(
    async (transaction) => {
      const [lock] = await transaction.$queryRaw<{ mine: boolean }[]>`
        SELECT pg_try_advisory_xact_lock(hashtext(${`vitrine:${job}`})) AS mine`;
      if (!lock!.mine) return false;
      // A plan for whatever a job may find is a poor one for a first count over millions.
      await transaction.$executeRaw`SET LOCAL plan_cache_mode = force_custom_plan`;
      const state = await transaction.jobState.findUnique({ where: { job } });
      const position = await work(transaction, state?.position ?? null);
      const ran = { position, ranAt: new Date() };
      await transaction.jobState.upsert({ where: { job }, create: { job, ...ran }, update: ran });
      return true;
    },
    { maxWait: 5_000, timeout: TIMEOUT_MS },
  );
}
