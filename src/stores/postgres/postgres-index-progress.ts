import type { IndexProgress, Progress } from '../index-progress.js';
import { exclusively } from './jobs/exclusively.js';
import type { PrismaSession } from './prisma-session.js';

/** Progress beside the background jobs': a piece of work and what it leaves are one transaction. */
export class PostgresIndexProgress implements IndexProgress {
  constructor(private readonly prisma: PrismaSession) {}

  async read(index: string): Promise<Progress | null> {
    const state = await this.prisma.jobState.findUnique({ where: { job: jobOf(index) } });
    return parse(state?.position ?? null);
  }

  step(index: string, work: (progress: Progress | null) => Promise<Progress>): Promise<boolean> {
    return exclusively(this.prisma, jobOf(index), async (_transaction, position) =>
      JSON.stringify(await work(parse(position))),
    );
  }

  async forget(index: string): Promise<void> {
    await this.prisma.jobState.deleteMany({ where: { job: jobOf(index) } });
  }
}

const jobOf = (index: string): string => `index:${index}`;

const parse = (position: string | null): Progress | null =>
  position === null ? null : (JSON.parse(position) as Progress);
