import { mean } from 'simple-statistics';
import { formatColumns } from '../format-columns.js';
import { FIGURES, FIGURE_TITLES } from './figure-titles.js';
import type { SearchReport } from './search-report.js';

/** A report as text: the means of every row, and what they say together. */
export function formatReport({ data, index, rows, remarks }: SearchReport): string {
  const cells = rows.map(({ name, queries }) => [
    name,
    ...FIGURES.map((figure) => mean(queries.map((query) => Number(query[figure]))).toFixed(4)),
  ]);
  const table = formatColumns([['', ...FIGURES.map((figure) => FIGURE_TITLES[figure])], ...cells]);
  return [`${data}, ${index} index (${rows[0]!.queries.length} queries)`, table, ...remarks].join('\n');
}
