import type { ShopperEvent } from '../../domain/event.js';
import { MACHINE_RULES } from '../../domain/demand/machine-rules.js';

const MINUTE_MS = 60_000;

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
    if (!MACHINE_RULES.byHand.includes(type)) return;
    const minute = Math.floor(occurredAt.getTime() / MINUTE_MS);
    const latest = this.#minutes.get(identity);
    if (latest?.minute !== minute) this.#minutes.set(identity, { minute, events: 1 });
    else if (++latest.events > this.limit) this.bots.add(identity);
  }
}
