import type { Product } from '../domain/products/product.js';
import type { RankedEntry } from './ranked-entry.js';
import type { RankingReport } from './ranking-report.js';

/** Which part of an answer is asked for. */
export interface AnswerPage {
  /** Most products to return. */
  readonly first: number;
  /** Continues an earlier answer after so many of its entries; absent: a new answer. */
  readonly after?: { readonly listId: string; readonly position: number };
  /** Whether the caller could ask for another page; an answer nobody can continue is not kept. */
  readonly resumable: boolean;
}

/** One page of a ranked answer. */
export interface Answer<Q, N> {
  /** Names the whole answer: the same on all its pages. */
  readonly requestId: string;
  readonly query: Q;
  readonly notes: N;
  readonly report: RankingReport;
  readonly entries: readonly AnswerEntry[];
  readonly hasNextPage: boolean;
}

export interface AnswerEntry {
  readonly product: Product;
  /** Place in the whole answer, from 0. */
  readonly position: number;
  readonly ranked: RankedEntry;
}
