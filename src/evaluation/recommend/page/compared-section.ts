import { figuresTable } from '../../page/figures-table.js';
import { groupChart } from '../../page/group-chart.js';
import { intervalChart } from '../../page/interval-chart.js';
import { Markup } from '../../page/markup.js';
import { COMPARED_COLUMNS } from '../compared-columns.js';
import type { ComparedTable } from '../compared-table.js';

const markup = Markup.of;

/** A table of recommenders with its charts. */
export const comparedSection = (table: ComparedTable): Markup => markup`
<h2>${table.title}: ${table.questions} customers, ${table.cold} of them cold</h2>
${figuresTable(
  COMPARED_COLUMNS.map(({ title }) => title),
  table.rows.map((row) => ({ name: row.name, figures: COMPARED_COLUMNS.map(({ format }) => format(row)) })),
)}
<p class="quiet">What was bought stands at place ${table.boughtPopularityRank.toFixed(0)} of ${table.products} best sellers, on average.</p>
<div class="plots">
${intervalChart(
  table.rows.map(({ name, ndcg }, series) => ({ name, series, interval: ndcg })),
  { title: 'NDCG@10', caption: 'Mean over all customers.' },
)}
${gainsChart(table)}
${groupsChart(table)}
</div>`;

const gainsChart = ({ rows }: ComparedTable): Markup =>
  intervalChart(
    rows.flatMap(({ name, gain }, series) => (gain ? [{ name, series, interval: gain }] : [])),
    {
      title: 'Gain of NDCG@10',
      caption: `${rows.at(-1)!.name} over each of the others, for the same customers.`,
      differences: true,
    },
  );

const groupsChart = ({ rows, groups }: ComparedTable): Markup =>
  groupChart(groups, {
    title: 'NDCG@10 by orders before',
    caption: 'With the number of customers.',
    names: rows.map(({ name }) => name),
    most: Math.max(...groups.flatMap(({ means }) => means)),
  });
