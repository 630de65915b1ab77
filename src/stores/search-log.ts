import type { HistorySpan } from '../domain/viewers/history-span.js';
import type { PopularQuery } from './product-index.js';

/** What shoppers searched and how much they found: feeds completions, reports and evaluation. */
export interface SearchLog {
  append(entries: readonly SearchLogEntry[]): Promise<void>;
  /** Queries of whose words products had all, searched by at least `minShoppers` viewers since a moment, most frequent first. */
  popular(since: Date, minShoppers: number, limit: number): Promise<PopularQuery[]>;
  /** Deletes what was searched under these identities in these spans, and returns how many searches that were. */
  erase(history: readonly HistorySpan[]): Promise<number>;
}

export interface SearchLogEntry {
  readonly requestId: string;
  /** Null where whoever searched did not consent to more. */
  readonly identity: string | null;
  readonly query: string;
  readonly searched: string;
  readonly totalCount: number;
  readonly rung: string | null;
  /** NAME@VERSION of the last model that moved the order; null where none did. */
  readonly model: string | null;
  readonly tookMs: number;
  readonly at: Date;
}
