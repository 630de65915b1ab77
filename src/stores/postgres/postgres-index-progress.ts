import type { IndexProgress, Progress } from '../index-progress.js';
import { exclusively } from './jobs/exclusively.js';
import { holdingLock } from './jobs/holding-lock.js';
import type { PrismaSession } from './prisma-session.js';

/** Progress beside the background jobs': a piece of work and what it leaves are one transaction. */
export class PostgresIndexProgress implements IndexProgress {
  constructor(
    private readonly prisma: PrismaSession,
    private readonly url: string,
  ) {}

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

  async building(): Promise<string | null> {
    return (await this.prisma.jobState.findUnique({ where: { job: BUILDING } }))?.position ?? null;
  }

  async setBuilding(index: string | null): Promise<void> {
    const state = { position: index, ranAt: new Date() };
    await this.prisma.jobState.upsert({
      where: { job: BUILDING },
      create: { job: BUILDING, ...state },
      update: state,
    });
  }

  alone<T>(work: () => Promise<T>): Promise<T> {
    return holdingLock(this.url, BUILDING, work);
  }
}

const BUILDING = 'index-building';

const jobOf = (index: string): string => `index:${index}`;

const parse = (position: string | null): Progress | null =>
  position === null ? null : (JSON.parse(position) as Progress);
