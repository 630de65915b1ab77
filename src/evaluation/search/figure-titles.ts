import type { QueryFigures } from './query-figures.js';

/** The numbers that are averaged over queries, as people call them, in the order of a table. */
export const FIGURE_TITLES = {
  ndcg: 'NDCG@10',
  condensedNdcg: 'condensed NDCG@10',
  judged: 'judged@10',
  reciprocalRank: 'MRR',
  recall: 'recall@100',
  nothingFound: 'zero results',
} as const satisfies Partial<Record<keyof QueryFigures, string>>;

export type FigureName = keyof typeof FIGURE_TITLES;
export const FIGURES = Object.keys(FIGURE_TITLES) as FigureName[];
