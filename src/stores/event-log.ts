import type { EventType, ShopperEvent } from '../domain/event.js';
import type { HistorySpan } from '../domain/viewers/history-span.js';

/**
 * What shoppers did: the only write path of behaviour, and what every recommendation reads. Append-only, but for those
 * who want to be forgotten. Spans must not overlap.
 */
export interface EventLog {
  /**
   * Stores each event once per `eventId`, in one statement; durable when it resolves.
   * `unknownProducts` are positions in `events` whose product the shop never had: not stored.
   */
  append(events: readonly ShopperEvent[]): Promise<AppendResult>;
  /** The latest events of a history by when they occurred, newest first. */
  recent(
    history: readonly HistorySpan[],
    limit: number,
    types?: readonly EventType[],
  ): Promise<ShopperEvent[]>;
  /** A history's purchases before a moment, newest first, at most `limit`. */
  purchases(history: readonly HistorySpan[], before: Date, limit: number): Promise<Purchase[]>;
  /** Deletes the events of a history, and returns how many. What was counted without names stays counted. */
  erase(history: readonly HistorySpan[]): Promise<number>;
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
