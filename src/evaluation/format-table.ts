import type { ComparedTable } from './compared-table.js';
import type { Interval } from './paired-bootstrap.js';

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
  const lines = [HEADER, ...cells];
  const widths = HEADER.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  const text = lines.map((line) =>
    line
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join('  ')
      .trimEnd(),
  );
  return [`${title} (${questions} customers)`, ...text].join('\n');
}

const formatInterval = ({ mean, low, high }: Interval): string =>
  `${mean >= 0 ? '+' : ''}${mean.toFixed(4)} [${low.toFixed(4)} ${high.toFixed(4)}]`;
