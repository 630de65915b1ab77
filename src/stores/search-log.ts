import type { PopularQuery } from './product-index.js';

/** What shoppers searched and how much they found: feeds completions, reports and evaluation. */
export interface SearchLog {
  append(entries: readonly SearchLogEntry[]): Promise<void>;
  /** Queries of whose words products had all, searched by at least `minShoppers` viewers since a moment, most frequent first. */
  popular(since: Date, minShoppers: number, limit: number): Promise<PopularQuery[]>;
}

export interface SearchLogEntry {
  readonly requestId: string;
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
