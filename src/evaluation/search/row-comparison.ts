import type { Interval } from '../paired-bootstrap.js';
import type { PairedQuery } from './paired-rows.js';

/** One way of answering against another, query by query. */
export interface RowComparison {
  /** What each of the two is called. */
  readonly before: string;
  readonly after: string;
  /** By how much NDCG@10 moved. */
  readonly ndcg: Interval;
  /** Queries by the sign of their change. */
  readonly won: number;
  readonly lost: number;
  readonly tied: number;
  /** Where NDCG@10 gained and lost most, the largest first. */
  readonly wins: readonly PairedQuery[];
  readonly losses: readonly PairedQuery[];
}
