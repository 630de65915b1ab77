import type { BenchTable } from './benchmark.js';

/** A table as text: the first column to the left, figures to the right. */
export function formatBenchTable({ header, rows, notes = [] }: BenchTable): string {
  const lines = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  const aligned = lines.map((line) =>
    line
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join('   ')
      .trimEnd(),
  );
  return [...aligned, ...notes].map((line) => `  ${line}`).join('\n');
}
