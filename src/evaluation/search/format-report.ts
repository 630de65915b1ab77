import { mean } from 'simple-statistics';
import { formatColumns } from '../format-columns.js';
import { compareRows } from './compare-rows.js';
import { FIGURES, FIGURE_TITLES } from './figure-titles.js';
import { formatRowComparisons } from './format-row-comparisons.js';
import { groupMeans } from './group-means.js';
import type { SearchReport } from './search-report.js';

/** A report as text: the means of every row, what they say together, and each row against the first. */
export function formatReport(report: SearchReport, seed: number): string {
  const { data, index, rows, remarks } = report;
  const cells = rows.map(({ name, queries }) => [
    name,
    ...FIGURES.map((figure) => mean(queries.map((query) => Number(query[figure]))).toFixed(4)),
  ]);
  const table = formatColumns([['', ...FIGURES.map((figure) => FIGURE_TITLES[figure])], ...cells]);
  const means = [`${data}, ${index} index (${rows[0]!.queries.length} queries)`, table, ...remarks].join(
    '\n',
  );
  const groups = groupMeans(report).map(({ group, queries, ndcgs }) => [
    group,
    String(queries),
    ...ndcgs.map((ndcg) => ndcg.toFixed(4)),
  ]);
  const comparisons = compareRows(report, seed);
  return [
    means,
    ...(groups.length > 0
      ? [formatColumns([['NDCG@10 of', 'queries', ...rows.map(({ name }) => name)], ...groups])]
      : []),
    ...(comparisons.length > 0 ? [formatRowComparisons(comparisons)] : []),
  ].join('\n\n');
}
