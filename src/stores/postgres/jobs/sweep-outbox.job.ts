import type { PrismaSession } from '../prisma-session.js';

/** A reader that was away longer rebuilds its index from the catalogue anyway. */
export async function sweepOutbox(prisma: PrismaSession): Promise<void> {
  await prisma.$executeRaw`DELETE FROM outbox WHERE created_at < now() - interval '1 day'`;
}
