import { LRUCache } from 'lru-cache';
import type { ProductRecord, ProductRecords } from '../product-records.js';
import type { ClickRates } from '../click-rates.js';
import type { Neighbour, PopularityWindow, ShopStatistics, StatisticsFreshness } from '../shop-statistics.js';
import { NEIGHBOURS_JOB } from './jobs/neighbours.job.js';
import { PRODUCT_DAYS_JOB } from './jobs/product-days.job.js';
import type { PrismaSession } from './prisma-session.js';
import { readClickRates } from './read-click-rates.js';

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
  readonly #inMemory = new Map<string, { readonly at: number; readonly value: Promise<unknown> }>();
  readonly #neighbours: LRUCache<string, Neighbours>;

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

  records(): Promise<ProductRecords> {
    return this.#held('records', () => this.#readRecords());
  }

  clickRates(): Promise<ClickRates> {
    return this.#held('click rates', () => readClickRates(this.prisma));
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
      WITH last AS (SELECT max(day) AS day FROM product_days
        WHERE demand > 0 AND day <= (now() AT TIME ZONE 'UTC')::date)
      SELECT d.product_id, sum(d.demand) AS demand FROM product_days d, last
      WHERE d.day > last.day - ${days}::int AND d.day <= last.day AND d.demand > 0
      GROUP BY d.product_id`;
    return new Map(rows.map(({ product_id, demand }) => [product_id, demand]));
  }

  /** One pass over the days of all products: what a shop of 4,000 has gathered in a year takes tenths of a second. */
  async #readRecords(): Promise<ProductRecords> {
    const rows = await this.prisma.$queryRaw<RecordRow[]>`
      WITH past AS (SELECT * FROM product_days
          WHERE day < (now() AT TIME ZONE 'UTC')::date AND demand > 0),
        last AS (SELECT max(day) AS day FROM past)
      SELECT p.product_id,
        coalesce(sum(p.demand) FILTER (WHERE p.day > last.day - 7), 0) AS d7,
        coalesce(sum(p.demand) FILTER (WHERE p.day > last.day - 14), 0) AS d14,
        coalesce(sum(p.demand) FILTER (WHERE p.day > last.day - 28), 0) AS d28,
        coalesce(sum(p.demand) FILTER (WHERE p.day > last.day - 56), 0) AS d56,
        sum(p.demand) AS total,
        max(last.day) - min(p.day) AS since_first, max(last.day) - max(p.day) AS since_last,
        coalesce(max(b.buyers), 0) AS buyers, coalesce(max(b.repeat_buyers), 0) AS repeat_buyers
      FROM past p CROSS JOIN last LEFT JOIN product_buyers b ON b.product_id = p.product_id
      GROUP BY p.product_id`;
    return { byProduct: new Map(rows.map((row) => [row.product_id, toRecord(row)])) };
  }
}

interface RecordRow {
  readonly product_id: string;
  readonly d7: number;
  readonly d14: number;
  readonly d28: number;
  readonly d56: number;
  readonly total: number;
  readonly since_first: number;
  readonly since_last: number;
  readonly buyers: number;
  readonly repeat_buyers: number;
}

const toRecord = (row: RecordRow): ProductRecord => ({
  demand: { 7: row.d7, 14: row.d14, 28: row.d28, 56: row.d56 },
  totalDemand: row.total,
  daysSinceFirst: row.since_first,
  daysSinceLast: row.since_last,
  buyers: row.buyers,
  repeatBuyers: row.repeat_buyers,
});
const readList = (list: unknown): Neighbour[] =>
  (list as [string, number][]).map(([productId, score]) => ({ productId, score }));
