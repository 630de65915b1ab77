import { figuresTable } from '../../page/figures-table.js';
import { htmlPage } from '../../page/html-page.js';
import { intervalChart } from '../../page/interval-chart.js';
import { Markup } from '../../page/markup.js';
import { COMPARED_COLUMNS } from '../compared-columns.js';
import type { ComparedTable } from '../compared-table.js';
import type { RecommendReport } from '../recommend-report.js';

const markup = Markup.of;

/** A report as one HTML file that needs nothing else. */
export const recommendPage = ({ data, remarks, tables }: RecommendReport): string =>
  htmlPage({
    title: `Recommendations: ${data}`,
    lead: `Each customer's next order, full ranking of all products. Intervals hold the mean with 95 % confidence, by the paired bootstrap over customers. Cold customers bought at most two things before. Novelty in bits, and the place among the best sellers, are those of the first ten. ${remarks.join(' ')}`,
    content: markup`${tables.map(section)}`,
  });

const section = (table: ComparedTable): Markup => markup`
<h2>${table.title}: ${table.questions} customers, ${table.cold} of them cold</h2>
${figuresTable(
  COMPARED_COLUMNS.map(({ title }) => title),
  table.rows.map((row) => ({ name: row.name, figures: COMPARED_COLUMNS.map(({ format }) => format(row)) })),
)}
<div class="plots">
${intervalChart(
  table.rows.map(({ name, ndcg }, series) => ({ name, series, interval: ndcg })),
  { title: 'NDCG@10', caption: 'Mean over all customers.' },
)}
${gainsChart(table)}
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
