import type { EventType, ShopperEvent } from '../../domain/event.js';
import type { HistorySpan } from '../../domain/viewers/history-span.js';
import type { AppendResult, EventLog, Purchase } from '../event-log.js';

/** Events in memory, for tests and evaluations: the same promises, gone with the process. */
export class MemoryEventLog implements EventLog {
  #events: ShopperEvent[] = [];
  readonly #ids = new Set<string>();
  /** Per identity, oldest first. */
  readonly #histories = new Map<string, ShopperEvent[]>();

  constructor(private readonly isKnown: (productId: string) => boolean = () => true) {}

  async append(events: readonly ShopperEvent[]): Promise<AppendResult> {
    const unknownProducts: number[] = [];
    let accepted = 0;
    events.forEach((event, i) => {
      if (!this.isKnown(event.productId)) unknownProducts.push(i);
      else if (!this.#ids.has(event.eventId)) {
        accepted++;
        this.#store(event);
      }
    });
    return { accepted, unknownProducts, duplicates: events.length - accepted - unknownProducts.length };
  }

  async recent(
    history: readonly HistorySpan[],
    limit: number,
    types?: readonly EventType[],
  ): Promise<ShopperEvent[]> {
    return this.#newestFirst(history, limit, ({ type }) => !types || types.includes(type));
  }

  async purchases(history: readonly HistorySpan[], before: Date, limit: number): Promise<Purchase[]> {
    const found = this.#newestFirst(
      history,
      limit,
      ({ type, occurredAt }) => type === 'PURCHASE' && occurredAt < before,
    );
    return found.map(({ productId, occurredAt, quantity }) => ({
      productId,
      occurredAt,
      quantity: quantity ?? 1,
    }));
  }

  async erase(history: readonly HistorySpan[]): Promise<number> {
    const gone = new Set(this.#newestFirst(history, Infinity, () => true));
    for (const { eventId } of gone) this.#ids.delete(eventId);
    const stays = (event: ShopperEvent): boolean => !gone.has(event);
    this.#events = this.#events.filter(stays);
    for (const { identity } of history)
      this.#histories.set(identity, (this.#histories.get(identity) ?? []).filter(stays));
    return gone.size;
  }

  async *scan(batchSize = 1000): AsyncIterable<readonly ShopperEvent[]> {
    for (let i = 0; i < this.#events.length; i += batchSize) yield this.#events.slice(i, i + batchSize);
  }

  #store(event: ShopperEvent): void {
    this.#ids.add(event.eventId);
    this.#events.push(event);
    const history = this.#histories.get(event.identity);
    if (!history) {
      this.#histories.set(event.identity, [event]);
      return;
    }
    // After every event that is not later: of one moment, the one that came last is the newest.
    let [from, to] = [0, history.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (history[middle]!.occurredAt <= event.occurredAt) from = middle + 1;
      else to = middle;
    }
    history.splice(from, 0, event);
  }

  #newestFirst(
    history: readonly HistorySpan[],
    limit: number,
    wanted: (event: ShopperEvent) => boolean,
  ): ShopperEvent[] {
    const newest = history.flatMap(({ identity, from, until }) => {
      const events = this.#histories.get(identity) ?? [];
      const found: ShopperEvent[] = [];
      for (let i = events.length - 1; i >= 0 && found.length < limit; i--) {
        const event = events[i]!;
        if (from && event.occurredAt < from) break;
        if ((!until || event.occurredAt < until) && wanted(event)) found.push(event);
      }
      return found;
    });
    return newest.sort((a, b) => b.occurredAt.getTime() - a.occurredAt.getTime()).slice(0, limit);
  }
}
