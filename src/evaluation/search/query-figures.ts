import type { Rung } from '../../stores/product-index.js';

/** How one query was answered. */
export interface QueryFigures {
  readonly query: string;
  /** How the shopper asks, where the set knows. */
  readonly group?: string;
  /** As searched, after corrections. */
  readonly searched: string;
  readonly rung: Rung;
  /** Of the first ten places, 0 to 1. */
  readonly ndcg: number;
  /** The same of the ranking without what nobody judged: what the judged products alone say. */
  readonly condensedNdcg: number;
  /** Share of the first ten places whose product somebody judged; without any place 0. */
  readonly judged: number;
  /** One over the place of the first relevant product; 0 where none is among the first hundred. */
  readonly reciprocalRank: number;
  /** Share of the relevant products among the first hundred; 0 where no product is relevant. */
  readonly recall: number;
  readonly nothingFound: boolean;
  /** The first ten products. */
  readonly first: readonly string[];
}
