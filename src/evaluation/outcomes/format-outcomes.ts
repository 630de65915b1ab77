import { formatColumns } from '../format-columns.js';
import type { OutcomeFigure, OutcomeReport, OutcomeRow } from './outcome-report.js';
import { outcomeRemarks } from './outcome-remarks.js';
import { NOTHING_SHOWN, rowTitle, TRAIT_TITLES } from './outcome-titles.js';

const HEADER = ['viewers', 'shown', 'clicked', '% [95 %]', 'carted', '% [95 %]', 'bought', '% [95 %]'];

/** A report as text: a table for each trait. */
export function formatOutcomes(report: OutcomeReport): string {
  const tables = Object.entries(TRAIT_TITLES).flatMap(([trait, title]) => {
    const rows = report.rows.filter((row) => row.trait === trait);
    return rows.length === 0 ? [] : [formatColumns([[title, ...HEADER], ...rows.map(toCells)])];
  });
  return [...(tables.length > 0 ? tables : [NOTHING_SHOWN]), outcomeRemarks(report).join('\n')].join('\n\n');
}

const toCells = (row: OutcomeRow): string[] => [
  rowTitle(row),
  row.viewers.toLocaleString('en'),
  row.shown.toLocaleString('en'),
  ...[row.clicked, row.carted, row.bought].flatMap((figure) => [
    figure.count.toLocaleString('en'),
    formatRate(figure),
  ]),
];

const formatRate = ({ rate, low, high, clustered }: OutcomeFigure): string =>
  `${percent(rate)} [${percent(low)} ${percent(high)}]${clustered ? '*' : ' '}`;

const percent = (rate: number): string => (rate * 100).toFixed(2);
