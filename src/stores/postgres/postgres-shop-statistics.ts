import { LRUCache } from 'lru-cache';
import type { Neighbour, PopularityWindow, ShopStatistics, StatisticsFreshness } from '../shop-statistics.js';
import { NEIGHBOURS_JOB } from './jobs/neighbours.job.js';
import { PRODUCT_DAYS_JOB } from './jobs/product-days.job.js';
import type { PrismaSession } from './prisma-session.js';

/** Products whose neighbours are held in memory, about 20 kB each: 200 MB at most, far less in a shop of 4,000. */
const MAX_LISTS = 10_000;

type Popularity = ReadonlyMap<string, number>;

/** What is bought together with a product, and what next. */
interface Neighbours {
  readonly together: readonly Neighbour[];
  readonly next: readonly Neighbour[];
}

const NO_NEIGHBOURS: Neighbours = { together: [], next: [] };

/**
 * Statistics from the rollups that the jobs keep. Popularity is small and read by every request: it is held
 * in memory and refreshed behind the readers, who never wait but for the very first time.
 */
export class PostgresShopStatistics implements ShopStatistics {
  readonly #popularity = new Map<
    PopularityWindow,
    { readonly at: number; readonly value: Promise<Popularity> }
  >();
  readonly #neighbours: LRUCache<string, Neighbours>;

  constructor(
    private readonly prisma: PrismaSession,
    /** Milliseconds after which what is held is read again. */
    private readonly refreshMs: number,
  ) {
    this.#neighbours = new LRUCache({ max: MAX_LISTS, ttl: refreshMs });
  }

  popularity(days: PopularityWindow): Promise<Popularity> {
    const held = this.#popularity.get(days);
    if (held && Date.now() - held.at < this.refreshMs) return held.value;
    const fresh = this.#readPopularity(days);
    const at = Date.now();
    if (!held) {
      this.#popularity.set(days, { at, value: fresh });
      fresh.catch(() => this.#popularity.delete(days));
      return fresh;
    }
    // Until the fresh numbers are here the old ones serve; one refresh at a time.
    this.#popularity.set(days, { at, value: held.value });
    fresh.then(
      () => this.#popularity.set(days, { at, value: fresh }),
      () => {},
    );
    return held.value;
  }

  async boughtTogether(productIds: readonly string[]): Promise<ReadonlyMap<string, readonly Neighbour[]>> {
    const found = await this.#neighboursOf(productIds);
    return new Map(productIds.map((id) => [id, found.get(id)!.together]));
  }

  async boughtNext(productIds: readonly string[]): Promise<ReadonlyMap<string, readonly Neighbour[]>> {
    const found = await this.#neighboursOf(productIds);
    return new Map(productIds.map((id) => [id, found.get(id)!.next]));
  }

  /** Reads everything anew at the next question: for when a whole history has just arrived. */
  forget(): void {
    this.#popularity.clear();
    this.#neighbours.clear();
  }

  async freshness(): Promise<StatisticsFreshness> {
    const states = await this.prisma.jobState.findMany();
    const ranAt = (job: string): Date | null => states.find((state) => state.job === job)?.ranAt ?? null;
    return { popularityAt: ranAt(PRODUCT_DAYS_JOB), neighboursAt: ranAt(NEIGHBOURS_JOB) };
  }

  /** Both lists of every product are read at once: who asks for the one asks for the other. */
  async #neighboursOf(productIds: readonly string[]): Promise<ReadonlyMap<string, Neighbours>> {
    const missing = productIds.filter((id) => !this.#neighbours.has(id));
    if (missing.length > 0) {
      const rows = await this.prisma.itemNeighbours.findMany({ where: { productId: { in: missing } } });
      const found = new Map(
        rows.map(({ productId, neighbours, followers }) => [
          productId,
          { together: readList(neighbours), next: readList(followers) },
        ]),
      );
      for (const id of missing) this.#neighbours.set(id, found.get(id) ?? NO_NEIGHBOURS);
    }
    return new Map(productIds.map((id) => [id, this.#neighbours.get(id) ?? NO_NEIGHBOURS]));
  }

  /**
   * Windows end today or, in a shop whose history ended earlier, on its last day: an imported past year still
   * has its last two weeks.
   */
  async #readPopularity(days: PopularityWindow): Promise<Popularity> {
    const rows = await this.prisma.$queryRaw<{ product_id: string; demand: number }[]>`
      WITH last AS (SELECT max(day) AS day FROM product_days WHERE day <= (now() AT TIME ZONE 'UTC')::date)
      SELECT d.product_id, sum(d.demand) AS demand FROM product_days d, last
      WHERE d.day > last.day - ${days}::int AND d.day <= last.day
      GROUP BY d.product_id`;
    return new Map(rows.map(({ product_id, demand }) => [product_id, demand]));
  }
}

const readList = (list: unknown): Neighbour[] =>
  (list as [string, number][]).map(([productId, score]) => ({ productId, score }));
