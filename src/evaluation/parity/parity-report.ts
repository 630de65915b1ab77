import type { FoundProducts } from '../evaluated-shop.js';
import type { ParityQuestion } from './parity-question.js';
import type { Reason } from './why-different.js';

/** What two engines made of the same questions. */
export interface ParityReport {
  readonly products: number;
  readonly answers: readonly ParityAnswer[];
}

export interface ParityAnswer {
  readonly question: ParityQuestion;
  /** Of the first ten products. */
  readonly overlap: number;
  /** Rank-biased overlap of the first hundred. */
  readonly agreement: number;
  readonly reason?: Reason;
  /** By engine: what was searched, on which rung, how many were found. */
  readonly notes: readonly Pick<FoundProducts['notes'], 'searched' | 'rung' | 'totalCount'>[];
}
