import type { ComparedRow } from './compared-table.js';

/** The figures of a row, as every table shows them. */
export const COMPARED_COLUMNS: readonly {
  readonly title: string;
  format(row: ComparedRow): string;
}[] = [
  { title: 'NDCG@10', format: ({ ndcg }) => ndcg.mean.toFixed(4) },
  { title: 'cold', format: ({ cold }) => orDash(cold, 4) },
  { title: 'warm', format: ({ warm }) => orDash(warm, 4) },
  { title: 'HR@10', format: ({ hitRate }) => hitRate.toFixed(3) },
  { title: 'recall@50', format: ({ recall }) => recall.toFixed(3) },
  { title: 'coverage', format: ({ coverage }) => coverage.toFixed(3) },
  { title: 'novelty', format: ({ novelty }) => orDash(novelty, 2) },
  { title: 'popularity rank', format: ({ popularityRank }) => orDash(popularityRank, 0) },
];

const orDash = (value: number | null, digits: number): string => value?.toFixed(digits) ?? '–';
