import { mean } from 'simple-statistics';
import { compareRows } from '../compare-rows.js';
import { compareRuns } from '../compare-runs.js';
import { FIGURES, FIGURE_TITLES, type FigureName } from '../figure-titles.js';
import { groupMeans, type GroupMeans } from '../group-means.js';
import { meanInterval } from '../../mean-interval.js';
import type { RowComparison } from '../row-comparison.js';
import type { SearchReport, SearchRow } from '../search-report.js';
import { changesTable } from './changes-table.js';
import { figuresTable } from '../../page/figures-table.js';
import { groupChart } from '../../page/group-chart.js';
import { histogramChart } from './histogram-chart.js';
import { htmlPage } from '../../page/html-page.js';
import { intervalChart } from '../../page/interval-chart.js';
import { Markup } from '../../page/markup.js';
import { winLossChart } from './win-loss-chart.js';

const markup = Markup.of;

/** A report as one HTML file that needs nothing else; `before` is an earlier run to compare with. */
export function reportPage(report: SearchReport, seed: number, before?: SearchReport): string {
  const { data, index, rows, remarks } = report;
  const comparisons = [...compareRows(report, seed), ...(before ? compareRuns(before, report, seed) : [])];
  const title = `Search relevance: ${data}`;
  const lead = `${rows[0]!.queries.length} judged queries, ${index} index. Intervals hold the mean with 95 % confidence, by the paired bootstrap over queries. ${remarks.join(' ')}`;
  return htmlPage({
    title,
    lead,
    content: markup`
${meansTable(rows)}
${plots(report, comparisons, seed)}
${comparisons.map(
  (comparison) => markup`
<h2>${comparison.after} over ${comparison.before}: the queries that moved most</h2>
${changesTable(comparison)}`,
)}`,
  });
}

const meansTable = (rows: readonly SearchRow[]): Markup =>
  figuresTable(
    FIGURES.map((figure) => FIGURE_TITLES[figure]),
    rows.map(({ name, queries }) => ({
      name,
      figures: FIGURES.map((figure) => mean(queries.map((query) => Number(query[figure]))).toFixed(4)),
    })),
  );

function plots(report: SearchReport, comparisons: readonly RowComparison[], seed: number): Markup {
  const groups = groupMeans(report);
  const names = report.rows.map(({ name }) => name);
  return markup`
<h2>How well</h2>
<div class="plots">
${meansChart(report, 'ndcg', 'NDCG@10', seed)}
${comparisons.length > 0 ? gainsChart(comparisons, names) : []}
${meansChart(report, 'recall', 'Recall@100', seed)}
${histogramChart(report.rows)}
${groups.length > 0 ? groupsChart(groups, names) : []}
</div>
${comparisons.length > 0 ? markup`<h2>Who won, who lost</h2><div class="plots">${comparisons.map(winLossChart)}</div>` : []}`;
}

const groupsChart = (groups: readonly GroupMeans[], names: readonly string[]): Markup =>
  groupChart(
    groups.map(({ group, queries, ndcgs }) => ({ group, questions: queries, means: ndcgs })),
    { title: 'NDCG@10 by the way of asking', caption: 'With the number of queries.', names },
  );

const meansChart = ({ rows }: SearchReport, figure: FigureName, title: string, seed: number): Markup =>
  intervalChart(
    rows.map(({ name, queries }, series) => ({
      name,
      series,
      interval: meanInterval(
        queries.map((query) => Number(query[figure])),
        seed,
      ),
    })),
    { title, caption: 'Mean over all queries.' },
  );

const gainsChart = (comparisons: readonly RowComparison[], names: readonly string[]): Markup =>
  intervalChart(
    comparisons.map(({ after, ndcg }) => ({
      name: after,
      series: Math.max(0, names.indexOf(after)),
      interval: ndcg,
    })),
    {
      title: 'Gain of NDCG@10',
      caption: `Over ${[...new Set(comparisons.map(({ before }) => before))].join(' and ')}, on the same queries.`,
      differences: true,
    },
  );
