import type { ShopperEvent } from '../../domain/event.js';
import { MACHINE_RULES } from '../../domain/demand/machine-rules.js';

const MINUTE_MS = 60_000;

/** Tells machines in memory: what one did in calls before it was found stays counted, as the database's does not. */
export class MemoryMachines {
  /** What each identity did by hand in each minute of the clock. */
  readonly #done = new Map<string, number>();
  readonly #found = new Set<string>();

  /** Those of the next events that no machine did, by all that is known with them. */
  leaveOut(events: readonly ShopperEvent[]): readonly ShopperEvent[] {
    for (const { identity, type, occurredAt } of events) {
      if (!MACHINE_RULES.byHand.includes(type)) continue;
      const minute = `${Math.floor(occurredAt.getTime() / MINUTE_MS)} ${identity}`;
      const done = (this.#done.get(minute) ?? 0) + 1;
      this.#done.set(minute, done);
      if (done > MACHINE_RULES.maxByHandAMinute) this.#found.add(identity);
    }
    return this.#found.size === 0 ? events : events.filter(({ identity }) => !this.#found.has(identity));
  }
}
