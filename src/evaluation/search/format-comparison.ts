import { formatColumns } from '../format-columns.js';
import { formatInterval } from '../format-interval.js';
import { compareReports } from './compare-reports.js';
import { FIGURE_TITLES } from './figure-titles.js';
import { largestLosses } from './largest-losses.js';
import type { Change, SearchReport } from './search-report.js';

/** What moved since an earlier report, and the queries that lost most. */
export function formatComparison(before: SearchReport, after: SearchReport, seed: number): string {
  const moved = compareReports(before, after, seed).filter(isWorthALine);
  const changes = moved.map(({ row, figure, ...values }) => [
    `${row}: ${FIGURE_TITLES[figure]}`,
    values.before.toFixed(4),
    values.after.toFixed(4),
    formatInterval(values.change),
  ]);
  const losses = largestLosses(before, after).map((pair) => [
    `${pair.row}: ${pair.after.query}`,
    pair.before.ndcg.toFixed(3),
    pair.after.ndcg.toFixed(3),
    `${pair.before.rung} ${pair.before.searched}`,
    `${pair.after.rung} ${pair.after.searched}`,
  ]);
  const table = formatColumns([['', 'then', 'now', 'change [95 %]'], ...changes]);
  const worst = formatColumns([['', 'then', 'now', 'searched then', 'searched now'], ...losses]);
  return losses.length === 0 ? table : `${table}\n\nlargest losses of NDCG@10\n${worst}`;
}

/** NDCG@10 always; another figure only where it moved. */
const isWorthALine = ({ figure, before, after }: Change): boolean => figure === 'ndcg' || before !== after;
