import type { ChartedGroup } from '../page/group-chart.js';
import type { Interval } from '../paired-bootstrap.js';

/** Recommenders on the same questions. */
export interface ComparedTable {
  readonly title: string;
  readonly questions: number;
  /** Of them, of customers with at most two things bought before. */
  readonly cold: number;
  /** How many products there are to recommend, and the mean place among the best sellers of what was bought. */
  readonly products: number;
  readonly boughtPopularityRank: number;
  /** NDCG@10 of each row, by how many orders customers had made before. */
  readonly groups: readonly ChartedGroup[];
  readonly rows: readonly ComparedRow[];
}

/** Means over questions; null where there was none to take it of. */
export interface ComparedRow {
  readonly name: string;
  /** NDCG@10, and where its mean lies with 95 % confidence. */
  readonly ndcg: Interval;
  /** NDCG@10 of customers with at most two things bought before, and of the others. */
  readonly cold: number | null;
  readonly warm: number | null;
  /** Share of questions with something right among the first ten. */
  readonly hitRate: number;
  /** Share of what was bought that is among the first fifty. */
  readonly recall: number;
  /** Share of all products that came among anybody's first ten. */
  readonly coverage: number;
  /** Of the first ten: bits of surprise, and place among the best sellers; see case-figures.ts. */
  readonly novelty: number | null;
  readonly popularityRank: number | null;
  /** By how much the last row's NDCG@10 is above this one's, with its 95 % interval; null for the last row. */
  readonly gain: Interval | null;
}
