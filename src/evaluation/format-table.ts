import type { ComparedTable } from './compared-table.js';
import { formatColumns } from './format-columns.js';
import { formatInterval } from './format-interval.js';

const HEADER = ['', 'NDCG@10', 'HR@10', 'coverage', 'Vitrine above it [95 %]'];

/** A table as text, in columns. */
export function formatTable({ title, questions, rows }: ComparedTable): string {
  const cells = rows.map(({ name, ndcg, hitRate, coverage, gain }) => [
    name,
    ndcg.toFixed(4),
    hitRate.toFixed(3),
    coverage.toFixed(3),
    gain ? formatInterval(gain) : '',
  ]);
  return `${title} (${questions} customers)\n${formatColumns([HEADER, ...cells])}`;
}
