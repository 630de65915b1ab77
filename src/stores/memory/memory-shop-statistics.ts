import { group } from 'd3-array';
import { CoOccurrenceCounts } from '../../domain/demand/co-occurrence-counts.js';
import { EVENT_DEMAND } from '../../domain/demand/event-demand.js';
import type { ShopperEvent } from '../../domain/event.js';
import { FollowCounts } from '../../domain/demand/follow-counts.js';
import { groupBaskets } from '../../domain/demand/group-baskets.js';
import { LOOKED_AT } from '../../domain/demand/looked-at.js';
import { NEIGHBOUR_RULES } from '../../domain/demand/neighbour-rules.js';
import { SESSION_LIMITS } from '../../domain/viewers/session-limits.js';
import type { GivenAnswer } from '../answer-log.js';
import type { ClickRates } from '../click-rates.js';
import type { ProductRecords } from '../product-records.js';
import type { Neighbour, PopularityWindow, ShopStatistics, StatisticsFreshness } from '../shop-statistics.js';
import { MemoryProductRecords } from './memory-product-records.js';
import { MemoryClickRates } from './memory-click-rates.js';
import { MemoryMachines } from './memory-machines.js';

const DAY_MS = 86_400_000;
const {
  kept: KEPT,
  basketHalfLifeDays: BASKET_HALF_LIFE_DAYS,
  viewHalfLifeDays: VIEW_HALF_LIFE_DAYS,
} = NEIGHBOUR_RULES;

/**
 * Statistics in memory, for tests and evaluations. They know what was recorded and nothing else: whoever
 * records only the past gets numbers that are strict in time.
 */
export class MemoryShopStatistics implements ShopStatistics {
  readonly #demand = new Map<number, Map<string, number>>();
  readonly #coPurchases = new CoOccurrenceCounts({ halfLifeDays: BASKET_HALF_LIFE_DAYS });
  readonly #popularity = new Map<PopularityWindow, ReadonlyMap<string, number>>();
  readonly #neighbours = new Map<string, readonly Neighbour[]>();
  readonly #records = new MemoryProductRecords();
  readonly #follows = new FollowCounts();
  readonly #looks = new CoOccurrenceCounts({ halfLifeDays: VIEW_HALF_LIFE_DAYS });
  readonly #viewed = new Map<string, readonly Neighbour[]>();
  readonly #followers = new Map<string, readonly Neighbour[]>();
  readonly #clickRates = new MemoryClickRates();
  readonly #machines = new MemoryMachines();
  #recordedAt: Date | null = null;

  constructor(private readonly clock: () => Date) {}

  /** Counts events, but for those of machines. A basket's purchases, and a session's looks, must come in one call, and a shopper's baskets oldest first. */
  record(happened: readonly ShopperEvent[]): void {
    const events = this.#machines.leaveOut(happened);
    this.#popularity.clear();
    this.#neighbours.clear();
    this.#followers.clear();
    this.#viewed.clear();
    this.#recordedAt = this.clock();
    for (const event of events) this.#count(event);
    this.#records.count(events);
    this.#clickRates.happened(events);
    const ordered = events.toSorted((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime());
    for (const [shopper, own] of group(ordered, ({ identity }) => identity)) {
      for (const { productIds, at } of groupBaskets(own.filter(({ type }) => type === 'PURCHASE'))) {
        this.#coPurchases.add(productIds, at);
        this.#follows.add(shopper, productIds);
      }
      const looks = own.filter(({ type }) => LOOKED_AT.includes(type));
      for (const { productIds, at } of groupBaskets(looks, SESSION_LIMITS.silenceMs))
        this.#looks.add(productIds, at);
    }
  }

  /** Keeps which products were shown where, for the events that name these answers. */
  recordAnswers(answers: readonly GivenAnswer[]): void {
    this.#clickRates.answered(answers);
  }

  async clickRates(): Promise<ClickRates> {
    return this.#clickRates.of(this.clock());
  }

  async popularity(days: PopularityWindow): Promise<ReadonlyMap<string, number>> {
    let popularity = this.#popularity.get(days);
    if (!popularity) {
      popularity = this.#sum(days);
      this.#popularity.set(days, popularity);
    }
    return popularity;
  }

  async records(): Promise<ProductRecords> {
    return this.#records.before(this.clock());
  }

  async boughtTogether(productIds: readonly string[]): Promise<ReadonlyMap<string, readonly Neighbour[]>> {
    return remembered(productIds, this.#neighbours, this.#coPurchases);
  }

  async boughtNext(productIds: readonly string[]): Promise<ReadonlyMap<string, readonly Neighbour[]>> {
    return remembered(productIds, this.#followers, this.#follows);
  }

  async viewedTogether(productIds: readonly string[]): Promise<ReadonlyMap<string, readonly Neighbour[]>> {
    return remembered(productIds, this.#viewed, this.#looks);
  }

  async freshness(): Promise<StatisticsFreshness> {
    return { popularityAt: this.#recordedAt, neighboursAt: this.#recordedAt };
  }

  #count({ type, productId, occurredAt }: ShopperEvent): void {
    const day = Math.floor(occurredAt.getTime() / DAY_MS);
    const ofDay = this.#demand.get(day) ?? new Map<string, number>();
    this.#demand.set(day, ofDay);
    if (EVENT_DEMAND[type] > 0) ofDay.set(productId, (ofDay.get(productId) ?? 0) + EVENT_DEMAND[type]);
  }

  /** The window ends today or, where nothing happened since, on the last day with events. */
  #sum(days: PopularityWindow): ReadonlyMap<string, number> {
    const today = Math.floor(this.clock().getTime() / DAY_MS);
    const last = Math.max(0, ...[...this.#demand.keys()].filter((day) => day <= today));
    const sum = new Map<string, number>();
    for (let day = last - days + 1; day <= last; day++)
      for (const [productId, demand] of this.#demand.get(day) ?? [])
        sum.set(productId, (sum.get(productId) ?? 0) + demand);
    return sum;
  }
}

function remembered(
  productIds: readonly string[],
  known: Map<string, readonly Neighbour[]>,
  counts: { neighbours(productId: string, limit: number): readonly Neighbour[] },
): Map<string, readonly Neighbour[]> {
  for (const id of productIds) if (!known.has(id)) known.set(id, counts.neighbours(id, KEPT));
  return new Map(productIds.map((id) => [id, known.get(id)!]));
}
