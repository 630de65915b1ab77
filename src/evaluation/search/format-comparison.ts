import { formatColumns } from '../format-columns.js';
import { formatInterval } from '../format-interval.js';
import { compareReports } from './compare-reports.js';
import { compareRuns } from './compare-runs.js';
import { FIGURE_TITLES } from './figure-titles.js';
import { formatRowComparisons } from './format-row-comparisons.js';
import type { Change, SearchReport } from './search-report.js';

/** What moved since an earlier report, and the queries that moved most. */
export function formatComparison(before: SearchReport, after: SearchReport, seed: number): string {
  const moved = compareReports(before, after, seed).filter(isWorthALine);
  const changes = moved.map(({ row, figure, ...values }) => [
    `${row}: ${FIGURE_TITLES[figure]}`,
    values.before.toFixed(4),
    values.after.toFixed(4),
    formatInterval(values.change),
  ]);
  const table = formatColumns([['', 'then', 'now', 'change [95 %]'], ...changes]);
  const comparisons = compareRuns(before, after, seed);
  return comparisons.length === 0 ? table : `${table}\n\n${formatRowComparisons(comparisons)}`;
}

/** NDCG@10 always; another figure only where it moved. */
const isWorthALine = ({ figure, before, after }: Change): boolean => figure === 'ndcg' || before !== after;
