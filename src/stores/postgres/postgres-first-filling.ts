import { holdingLock } from './jobs/holding-lock.js';
import type { PrismaSession } from './prisma-session.js';

const JOB = 'first-filling';

/**
 * The filling of an empty shop with products that a program makes, all of whose descriptions end with a label. It
 * is done at most once in the life of a database: an owner who empties the shop has it empty.
 */
export class PostgresFirstFilling {
  /** Whether the products were seen to be gone; they do not come back. */
  #gone = false;

  constructor(
    private readonly prisma: PrismaSession,
    private readonly url: string,
    private readonly label: string,
  ) {}

  /**
   * Calls `fill` where nothing was ever in the shop, or where an earlier call of it was interrupted; then with the
   * earlier one's `now`, so that it makes the same records again. Several processes fill once, and all of them
   * wait until it is done. Resolves to whether this one did it.
   */
  async once(now: Date, fill: (now: Date) => Promise<void>): Promise<boolean> {
    // Without the lock first: at every later start this is all there is to do.
    if (!(await this.#begun(now))) return false;
    return holdingLock(this.url, JOB, async () => {
      const begun = await this.#begun(now);
      if (!begun) return false;
      const position = begun.toISOString();
      await this.prisma.jobState.upsert({
        where: { job: JOB },
        create: { job: JOB, position },
        update: {},
      });
      await fill(begun);
      await this.#finish();
      return true;
    });
  }

  /** Whether products of the filling are still in the shop. */
  async isThere(): Promise<boolean> {
    if (this.#gone) return false;
    const state = await this.prisma.jobState.findUnique({ where: { job: JOB } });
    if (!state) return false;
    const [found] = await this.prisma.$queryRaw<{ some: boolean }[]>`
      SELECT EXISTS (
        SELECT 1 FROM products WHERE deleted_at IS NULL AND right(description, ${this.label.length}) = ${this.label}
      ) AS some`;
    // While it is still going on, the first products may be yet to come.
    this.#gone = state.ranAt !== null && !found!.some;
    return found!.some;
  }

  /** The moment of the filling that is to be done; null where there is none to do. */
  async #begun(now: Date): Promise<Date | null> {
    const state = await this.prisma.jobState.findUnique({ where: { job: JOB } });
    if (!state) return (await this.#isUntouched()) ? now : null;
    if (state.ranAt) return null;
    if (!(await this.#isOnlyOurs())) {
      await this.#finish();
      return null;
    }
    return new Date(state.position!);
  }

  async #finish(): Promise<void> {
    await this.prisma.jobState.update({ where: { job: JOB }, data: { ranAt: new Date() } });
  }

  /** Deleted products count: their shop was in use. */
  async #isUntouched(): Promise<boolean> {
    const [found] = await this.prisma.$queryRaw<{ none: boolean }[]>`
      SELECT NOT EXISTS (SELECT 1 FROM products) AND NOT EXISTS (SELECT 1 FROM events) AS none`;
    return found!.none;
  }

  /** False where somebody used the shop after an interrupted filling: wrote products, or deleted some. */
  async #isOnlyOurs(): Promise<boolean> {
    const [found] = await this.prisma.$queryRaw<{ others: boolean }[]>`
      SELECT EXISTS (
        SELECT 1 FROM products
        WHERE deleted_at IS NOT NULL OR right(description, ${this.label.length}) IS DISTINCT FROM ${this.label}
      ) AS others`;
    return !found!.others;
  }
}
