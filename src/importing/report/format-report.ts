import type { Finding, ImportReport } from './import-report.js';

/** A report as text in columns. */
export function formatReport({ what, rows, repairs, drops, stored }: ImportReport): string {
  const lines: [number, string][] = [
    [rows.read, 'rows read'],
    [rows.kept, 'kept'],
    [rows.repaired, 'of them repaired'],
    [rows.dropped, 'dropped'],
    [stored.new, `${what} stored or changed`],
    [stored.already, `${what} that were there already`],
  ];
  const width = Math.max(...lines.map(([count]) => format(count).length));
  const line = (count: number, text: string): string => `${format(count).padStart(width)}  ${text}`;
  const section = (title: string, findings: readonly Finding[]): string[] =>
    findings.length === 0
      ? []
      : ['', title, ...findings.flatMap((finding) => describe(finding, line, width))];
  return [
    ...lines.map(([count, text]) => line(count, text)),
    ...section('Repaired, by what was done:', repairs),
    ...section('Dropped, by reason:', drops),
  ].join('\n');
}

const describe = (
  { rows, reason, examples }: Finding,
  line: (count: number, text: string) => string,
  width: number,
): string[] => [
  line(rows, reason),
  ...examples.map(({ row, text }) => `${' '.repeat(width)}    row ${row}: ${text}`),
];

const format = (count: number): string => count.toLocaleString('en');
