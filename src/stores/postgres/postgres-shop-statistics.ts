import { LRUCache } from 'lru-cache';
import type { ProductRecord, ProductRecords } from '../product-records.js';
import type { ClickRates } from '../click-rates.js';
import type { Neighbour, PopularityWindow, ShopStatistics, StatisticsFreshness } from '../shop-statistics.js';
import { NEIGHBOURS_JOB } from './jobs/neighbours.job.js';
import { PRODUCT_DAYS_JOB } from './jobs/product-days.job.js';
import type { PrismaSession } from './prisma-session.js';
import { readClickRates } from './read-click-rates.js';

/** Products whose neighbours are held in memory, about 30 kB each: 300 MB at most, far less in a shop of 4,000. */
const MAX_LISTS = 10_000;

type Popularity = ReadonlyMap<string, number>;

/** What is bought together with a product, what next, and what is looked at with it. */
interface Neighbours {
  readonly together: readonly Neighbour[];
  readonly next: readonly Neighbour[];
  readonly viewed: readonly Neighbour[];
}

const NO_NEIGHBOURS: Neighbours = { together: [], next: [], viewed: [] };

/**
 * Statistics from the rollups that the jobs keep. Popularity is small and read by every request: it is held
 * in memory and refreshed behind the readers, who never wait but for the very first time.
 */
export class PostgresShopStatistics implements ShopStatistics {
  readonly #inMemory = new Map<string, { readonly at: number; readonly value: Promise<unknown> }>();
  readonly #neighbours = new LRUCache<string, Neighbours>({ max: MAX_LISTS });
  /** The count that they are of. */
  #neighboursCount: string | null = null;

  constructor(
    private readonly prisma: PrismaSession,
    /** Milliseconds after which what is held is read again. */
    private readonly refreshMs: number,
  ) {}

  async popularity(days: PopularityWindow): Promise<Popularity> {
    return (await this.#held('popularity', () => this.#readPopularity()))[days];
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

  async viewedTogether(productIds: readonly string[]): Promise<ReadonlyMap<string, readonly Neighbour[]>> {
    const found = await this.#neighboursOf(productIds);
    return new Map(productIds.map((id) => [id, found.get(id)!.viewed]));
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
   * All lists of every product are read at once: who asks for one asks for the others. They are kept until there is
   * a new count, which is looked for as often as everything else is read again.
   */
  async #neighboursOf(productIds: readonly string[]): Promise<ReadonlyMap<string, Neighbours>> {
    const count = await this.#held('neighbours counted', () => this.#readNeighboursCount());
    if (count !== this.#neighboursCount) {
      this.#neighbours.clear();
      this.#neighboursCount = count;
    }
    const known = new Map(productIds.map((id) => [id, this.#neighbours.get(id)]));
    const missing = [...known.keys()].filter((id) => known.get(id) === undefined);
    if (missing.length > 0)
      for (const [id, neighbours] of await this.#readNeighbours(missing)) {
        known.set(id, neighbours);
        // What was read of an older count than others have seen meanwhile is not for them.
        if (count === this.#neighboursCount) this.#neighbours.set(id, neighbours);
      }
    return known as ReadonlyMap<string, Neighbours>;
  }

  async #readNeighboursCount(): Promise<string | null> {
    const state = await this.prisma.jobState.findUnique({ where: { job: NEIGHBOURS_JOB } });
    return state?.position ?? null;
  }

  async #readNeighbours(productIds: readonly string[]): Promise<Map<string, Neighbours>> {
    const rows = await this.prisma.$queryRaw<{ id: string; lists: string }[]>`
      SELECT product_id AS id, json_build_array(neighbours, followers, viewed)::text AS lists FROM item_neighbours
      WHERE product_id = ANY(${[...productIds]}::text[])`;
    const found = new Map(productIds.map((id) => [id, NO_NEIGHBOURS]));
    for (const { id, lists } of rows) {
      const [together, next, viewed] = (JSON.parse(lists) as Pairs[]).map(toNeighbours);
      found.set(id, { together: together!, next: next!, viewed: viewed! });
    }
    return found;
  }

  /**
   * Windows end today or, in a shop whose history ended earlier, on its last day: an imported past year still
   * has its last two weeks. All of them in one pass, each as one JSON text: a driver that looks at every value of a
   * product's row would hold the other answers up.
   */
  async #readPopularity(): Promise<Readonly<Record<PopularityWindow, Popularity>>> {
    const [row] = await this.prisma.$queryRaw<Record<'d7' | 'd14' | 'd28' | 'd56', string | null>[]>`
      WITH last AS (SELECT max(day) AS day FROM product_days
        WHERE demand > 0 AND day <= (now() AT TIME ZONE 'UTC')::date),
      wanted AS (
        SELECT d.product_id AS id, sum(d.demand) FILTER (WHERE d.day > last.day - 7) AS d7,
          sum(d.demand) FILTER (WHERE d.day > last.day - 14) AS d14,
          sum(d.demand) FILTER (WHERE d.day > last.day - 28) AS d28, sum(d.demand) AS d56
        FROM product_days d, last
        WHERE d.day > last.day - 56 AND d.day <= last.day AND d.demand > 0
        GROUP BY 1
      )
      SELECT (json_object_agg(id, d7) FILTER (WHERE d7 IS NOT NULL))::text AS d7,
        (json_object_agg(id, d14) FILTER (WHERE d14 IS NOT NULL))::text AS d14,
        (json_object_agg(id, d28) FILTER (WHERE d28 IS NOT NULL))::text AS d28,
        json_object_agg(id, d56)::text AS d56
      FROM wanted`;
    const { d7, d14, d28, d56 } = row!;
    return { 7: toPopularity(d7), 14: toPopularity(d14), 28: toPopularity(d28), 56: toPopularity(d56) };
  }

  /** One pass over the days of all products: what a shop of 4,000 has gathered in a year takes tenths of a second. */
  async #readRecords(): Promise<ProductRecords> {
    const [row] = await this.prisma.$queryRaw<{ records: string }[]>`
      WITH past AS (SELECT * FROM product_days
          WHERE day < (now() AT TIME ZONE 'UTC')::date AND demand > 0),
        last AS (SELECT max(day) AS day FROM past),
      records AS (
        SELECT p.product_id,
          coalesce(sum(p.demand) FILTER (WHERE p.day > last.day - 7), 0) AS d7,
          coalesce(sum(p.demand) FILTER (WHERE p.day > last.day - 14), 0) AS d14,
          coalesce(sum(p.demand) FILTER (WHERE p.day > last.day - 28), 0) AS d28,
          coalesce(sum(p.demand) FILTER (WHERE p.day > last.day - 56), 0) AS d56,
          sum(p.demand) AS total,
          max(last.day) - min(p.day) AS since_first, max(last.day) - max(p.day) AS since_last,
          coalesce(max(b.buyers), 0) AS buyers, coalesce(max(b.repeat_buyers), 0) AS repeat_buyers
        FROM past p CROSS JOIN last LEFT JOIN product_buyers b ON b.product_id = p.product_id
        GROUP BY p.product_id
      )
      SELECT coalesce(json_agg(json_build_array(product_id, d7, d14, d28, d56, total, since_first, since_last, buyers,
        repeat_buyers)), '[]')::text AS records
      FROM records`;
    const rows = JSON.parse(row!.records) as RecordRow[];
    return { byProduct: new Map(rows.map((each) => [each[0], toRecord(each)])) };
  }
}

type RecordRow = readonly [
  productId: string,
  d7: number,
  d14: number,
  d28: number,
  d56: number,
  totalDemand: number,
  sinceFirst: number,
  sinceLast: number,
  buyers: number,
  repeatBuyers: number,
];

const toRecord = ([
  ,
  d7,
  d14,
  d28,
  d56,
  totalDemand,
  daysSinceFirst,
  daysSinceLast,
  buyers,
  repeatBuyers,
]: RecordRow): ProductRecord => ({
  demand: { 7: d7, 14: d14, 28: d28, 56: d56 },
  totalDemand,
  daysSinceFirst,
  daysSinceLast,
  buyers,
  repeatBuyers,
});

type Pairs = readonly (readonly [string, number])[];

const toNeighbours = (pairs: Pairs): Neighbour[] => pairs.map(([productId, score]) => ({ productId, score }));

const toPopularity = (json: string | null): Popularity =>
  new Map(Object.entries(JSON.parse(json ?? '{}') as Record<string, number>));
