import type { EventType, ShopperEvent } from '../../domain/event.js';

/**
 * More events of a viewer within a minute are no person's: two clicks, looks and cart changes a second, kept
 * up for a minute.
 */
export const MAX_EVENTS_PER_MINUTE = 120;
const MINUTE_MS = 60_000;

/** What a hand does. Impressions come by the page, and the lines of an order share one moment. */
const BY_HAND: ReadonlySet<EventType> = new Set(['CLICK', 'VIEW', 'ADD_TO_CART', 'REMOVE_FROM_CART']);

/**
 * Finds bots by their rate. Counts by the clock's minutes, and only the latest minute of each viewer: one small
 * entry a viewer, for files whose events of a viewer are about in order of time.
 */
export class RateWatch {
  readonly bots = new Set<string>();
  readonly #minutes = new Map<string, { minute: number; events: number }>();

  /** `limit`: events of one viewer within a minute that are still a person's. */
  constructor(private readonly limit: number) {}

  see({ identity, type, occurredAt }: ShopperEvent): void {
    if (!BY_HAND.has(type)) return;
    const minute = Math.floor(occurredAt.getTime() / MINUTE_MS);
    const latest = this.#minutes.get(identity);
    if (latest?.minute !== minute) this.#minutes.set(identity, { minute, events: 1 });
    else if (++latest.events > this.limit) this.bots.add(identity);
  }
}
