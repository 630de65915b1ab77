import { BuyerCounts, type Buyers } from '../../domain/demand/buyer-counts.js';
import { EVENT_DEMAND } from '../../domain/demand/event-demand.js';
import type { ShopperEvent } from '../../domain/event.js';
import type { ProductRecord, ProductRecords } from '../product-records.js';

const DAY_MS = 86_400_000;

/** Counts events into days, and days into records. */
export class MemoryProductRecords {
  readonly #days = new Map<string, Map<number, number>>();
  readonly #buyers = new BuyerCounts();
  #known: { readonly today: number; readonly records: ProductRecords } | undefined;

  count(events: readonly ShopperEvent[]): void {
    this.#known = undefined;
    for (const event of events) {
      const { productId, identity, type, occurredAt } = event;
      if (EVENT_DEMAND[type] === 0) continue;
      const day = Math.floor(occurredAt.getTime() / DAY_MS);
      let days = this.#days.get(productId);
      if (!days) this.#days.set(productId, (days = new Map()));
      days.set(day, (days.get(day) ?? 0) + EVENT_DEMAND[type]);
      if (type === 'PURCHASE') this.#buyers.add(productId, identity, occurredAt);
    }
  }

  /** Of whole days before the one of that moment. */
  before(now: Date): ProductRecords {
    const today = Math.floor(now.getTime() / DAY_MS);
    if (this.#known?.today !== today)
      this.#known = { today, records: this.#countUpTo(today, this.#buyers.before(now)) };
    return this.#known.records;
  }

  #countUpTo(today: number, buyers: ReadonlyMap<string, Buyers>): ProductRecords {
    const past = [...this.#days].map(
      ([productId, days]) => [productId, [...days].filter(([day]) => day < today)] as const,
    );
    let last = -Infinity;
    for (const [, days] of past) for (const [day] of days) if (day > last) last = day;
    const byProduct = new Map<string, ProductRecord>();
    for (const [productId, days] of past)
      if (days.length > 0)
        byProduct.set(productId, { ...recordOf(days, last), ...(buyers.get(productId) ?? NO_BUYERS) });
    return { byProduct };
  }
}

const NO_BUYERS: Buyers = { buyers: 0, repeatBuyers: 0 };

function recordOf(
  days: readonly (readonly [number, number])[],
  last: number,
): Omit<ProductRecord, keyof Buyers> {
  const demand = { 7: 0, 14: 0, 28: 0, 56: 0 };
  let [totalDemand, firstDay, lastDay] = [0, Infinity, -Infinity];
  for (const [day, ofDay] of days) {
    for (const window of [7, 14, 28, 56] as const) if (day > last - window) demand[window] += ofDay;
    totalDemand += ofDay;
    firstDay = Math.min(firstDay, day);
    lastDay = Math.max(lastDay, day);
  }
  return {
    demand,
    totalDemand,
    daysSinceFirst: last - firstDay,
    daysSinceLast: last - lastDay,
  };
}
