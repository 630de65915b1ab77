import type { EventType, ShopperEvent } from '../domain/event.js';

/** What shoppers did. Append-only: the only write path of behaviour, and what every recommendation reads. */
export interface EventLog {
  /**
   * Stores each event once per `eventId`, in one statement; durable when it resolves.
   * `unknownProducts` are positions in `events` whose product the shop never had: not stored.
   */
  append(events: readonly ShopperEvent[]): Promise<AppendResult>;
  /** The latest events of a viewer, newest first. */
  recent(identities: readonly string[], limit: number, types?: readonly EventType[]): Promise<ShopperEvent[]>;
  /** A viewer's purchases before a moment, newest first, at most `limit`. */
  purchases(identities: readonly string[], before: Date, limit: number): Promise<Purchase[]>;
  /** Every event in the order of its arrival, in batches. */
  scan(batchSize?: number): AsyncIterable<readonly ShopperEvent[]>;
}

export interface AppendResult {
  readonly accepted: number;
  readonly duplicates: number;
  readonly unknownProducts: readonly number[];
}

export interface Purchase {
  readonly productId: string;
  readonly occurredAt: Date;
  readonly quantity: number;
}
