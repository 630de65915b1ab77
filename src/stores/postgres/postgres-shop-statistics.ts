import { LRUCache } from 'lru-cache';
import type { ClickRates } from '../click-rates.js';
import type { Neighbour, PopularityWindow, ShopStatistics, StatisticsFreshness } from '../shop-statistics.js';
import { NEIGHBOURS_JOB } from './jobs/neighbours.job.js';
import { PRODUCT_DAYS_JOB } from './jobs/product-days.job.js';
import type { PrismaSession } from './prisma-session.js';
import { readClickRates } from './read-click-rates.js';

/** Neighbour lists held in memory, about 10 kB each: 100 MB at most, far less in a shop of 4,000 products. */
const MAX_LISTS = 10_000;

type Popularity = ReadonlyMap<string, number>;

/**
 * Statistics from the rollups that the jobs keep. Popularity is small and read by every request: it is held
 * in memory and refreshed behind the readers, who never wait but for the very first time.
 */
export class PostgresShopStatistics implements ShopStatistics {
  readonly #inMemory = new Map<string, { readonly at: number; readonly value: Promise<unknown> }>();
  readonly #neighbours: LRUCache<string, readonly Neighbour[]>;

  constructor(
    private readonly prisma: PrismaSession,
    /** Milliseconds after which what is held is read again. */
    private readonly refreshMs: number,
  ) {
    this.#neighbours = new LRUCache({ max: MAX_LISTS, ttl: refreshMs });
  }

  popularity(days: PopularityWindow): Promise<Popularity> {
    return this.#held(`popularity ${days}`, () => this.#readPopularity(days));
  }

  clickRates(): Promise<ClickRates> {
    return this.#held('click rates', () => readClickRates(this.prisma));
  }

  async boughtTogether(productIds: readonly string[]): Promise<ReadonlyMap<string, readonly Neighbour[]>> {
    const missing = productIds.filter((id) => !this.#neighbours.has(id));
    if (missing.length > 0) {
      const rows = await this.prisma.itemNeighbours.findMany({ where: { productId: { in: missing } } });
      const found = new Map(
        rows.map(({ productId, neighbours }) => [productId, neighbours as [string, number][]]),
      );
      for (const id of missing)
        this.#neighbours.set(
          id,
          (found.get(id) ?? []).map(([productId, score]) => ({ productId, score })),
        );
    }
    return new Map(productIds.map((id) => [id, this.#neighbours.get(id) ?? []]));
  }

  /** Reads everything anew at the next question: for when a whole history has just arrived. */
  forget(): void {
    this.#inMemory.clear();
    this.#neighbours.clear();
  }

  async freshness(): Promise<StatisticsFreshness> {
    const states = await this.prisma.jobState.findMany();
    const ranAt = (job: string): Date | null => states.find((state) => state.job === job)?.ranAt ?? null;
    return { popularityAt: ranAt(PRODUCT_DAYS_JOB), neighboursAt: ranAt(NEIGHBOURS_JOB) };
  }

  /** What is held under a name; read anew behind the readers when it is old. One refresh at a time. */
  #held<T>(name: string, read: () => Promise<T>): Promise<T> {
    const held = this.#inMemory.get(name) as { readonly at: number; readonly value: Promise<T> } | undefined;
    if (held && Date.now() - held.at < this.refreshMs) return held.value;
    const fresh = read();
    const at = Date.now();
    if (!held) {
      this.#inMemory.set(name, { at, value: fresh });
      fresh.catch(() => this.#inMemory.delete(name));
      return fresh;
    }
    // Until the fresh numbers are here the old ones serve.
    this.#inMemory.set(name, { at, value: held.value });
    fresh.then(
      () => this.#inMemory.set(name, { at, value: fresh }),
      () => {},
    );
    return held.value;
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
