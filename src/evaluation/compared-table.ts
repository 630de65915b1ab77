import type { Interval } from './paired-bootstrap.js';

/** Recommenders on the same questions. */
export interface ComparedTable {
  readonly title: string;
  readonly questions: number;
  readonly rows: readonly ComparedRow[];
}

export interface ComparedRow {
  readonly name: string;
  /** Mean NDCG@10. */
  readonly ndcg: number;
  /** Share of questions with something right among the first ten. */
  readonly hitRate: number;
  /** Share of all products that came among anybody's first ten. */
  readonly coverage: number;
  /** By how much the last row's NDCG@10 is above this one's, with its 95 % interval; null for the last row. */
  readonly gain: Interval | null;
}
