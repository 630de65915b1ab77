import { formatColumns } from '../format-columns.js';
import { formatInterval } from '../format-interval.js';
import { COMPARED_COLUMNS } from './compared-columns.js';
import type { ComparedTable } from './compared-table.js';

/** A table as text, in columns. */
export function formatTable({ title, questions, cold, products, rows, ...table }: ComparedTable): string {
  const header = ['', ...COMPARED_COLUMNS.map(({ title: column }) => column), 'Vitrine above it [95 %]'];
  const cells = rows.map((row) => [
    row.name,
    ...COMPARED_COLUMNS.map(({ format }) => format(row)),
    row.gain ? formatInterval(row.gain) : '',
  ]);
  const bought = `What was bought: popularity rank ${table.boughtPopularityRank.toFixed(0)} of ${products}.`;
  return `${title} (${questions} customers, ${cold} of them cold)\n${formatColumns([header, ...cells])}\n${bought}`;
}
