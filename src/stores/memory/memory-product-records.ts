import { BuyerCounts, type Buyers } from '../../domain/buyer-counts.js';
import { EVENT_DEMAND } from '../../domain/event-demand.js';
import type { ShopperEvent } from '../../domain/event.js';
import { EXAMINATION_RATES, UNKNOWN_PLACE } from '../../domain/examination-rates.js';
import type { ProductRecord, ProductRecords } from '../product-records.js';

const DAY_MS = 86_400_000;

interface ProductDay {
  demand: number;
  clicks: number;
  examinations: number;
}

/** Counts events into days, and days into records. */
export class MemoryProductRecords {
  readonly #days = new Map<string, Map<number, ProductDay>>();
  readonly #buyers = new BuyerCounts();
  #known: { readonly today: number; readonly records: ProductRecords } | undefined;

  count(events: readonly ShopperEvent[]): void {
    this.#known = undefined;
    for (const event of events) {
      const { productId, identity, type, occurredAt, position } = event;
      if (EVENT_DEMAND[type] === 0 && type !== 'IMPRESSION') continue;
      const day = Math.floor(occurredAt.getTime() / DAY_MS);
      const ofDay = this.#dayOf(productId, day);
      ofDay.demand += EVENT_DEMAND[type];
      if (type === 'CLICK') ofDay.clicks++;
      if (type === 'IMPRESSION') ofDay.examinations += rateOf(position);
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

  #dayOf(productId: string, day: number): ProductDay {
    let days = this.#days.get(productId);
    if (!days) this.#days.set(productId, (days = new Map()));
    let ofDay = days.get(day);
    if (!ofDay) days.set(day, (ofDay = { demand: 0, clicks: 0, examinations: 0 }));
    return ofDay;
  }

  #countUpTo(today: number, buyers: ReadonlyMap<string, Buyers>): ProductRecords {
    const past = [...this.#days].map(
      ([productId, days]) => [productId, [...days].filter(([day]) => day < today)] as const,
    );
    let last = -Infinity;
    for (const [, days] of past)
      for (const [day, { demand }] of days) if (demand > 0 && day > last) last = day;
    const byProduct = new Map<string, ProductRecord>();
    for (const [productId, days] of past)
      if (days.length > 0)
        byProduct.set(productId, { ...recordOf(days, last), ...(buyers.get(productId) ?? NO_BUYERS) });
    return { byProduct };
  }
}

const NO_BUYERS: Buyers = { buyers: 0, repeatBuyers: 0 };

function recordOf(
  days: readonly (readonly [number, ProductDay])[],
  last: number,
): Omit<ProductRecord, keyof Buyers> {
  const demand = { 7: 0, 14: 0, 28: 0, 56: 0 };
  let [totalDemand, clicks, examinations, firstDay, lastDay] = [0, 0, 0, Infinity, -Infinity];
  for (const [day, counts] of days) {
    for (const window of [7, 14, 28, 56] as const) if (day > last - window) demand[window] += counts.demand;
    totalDemand += counts.demand;
    clicks += counts.clicks;
    examinations += counts.examinations;
    if (counts.demand > 0) {
      firstDay = Math.min(firstDay, day);
      lastDay = Math.max(lastDay, day);
    }
  }
  return {
    demand,
    totalDemand,
    daysSinceFirst: totalDemand > 0 ? last - firstDay : null,
    daysSinceLast: totalDemand > 0 ? last - lastDay : null,
    clicks,
    examinations,
  };
}

const rateOf = (place: number | null): number =>
  EXAMINATION_RATES[Math.min(place ?? UNKNOWN_PLACE, EXAMINATION_RATES.length - 1)]!;
