import type { Interval } from '../paired-bootstrap.js';
import type { PairedQuery } from './paired-rows.js';

/** One query before and after: of a comparison no more is needed. */
export interface ComparedQuery {
  readonly before: { readonly ndcg: number };
  readonly after: { readonly ndcg: number };
}

/** One way of answering against another, query by query. */
export interface RowComparison<Pair extends ComparedQuery = PairedQuery> {
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
  readonly wins: readonly Pair[];
  readonly losses: readonly Pair[];
}
