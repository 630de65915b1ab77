import type { OutcomeTrait } from '../../stores/answer-outcomes.js';
import { intervalChart } from '../page/interval-chart.js';
import { Markup } from '../page/markup.js';
import { htmlPage } from '../page/html-page.js';
import type { OutcomeFigure, OutcomeReport, OutcomeRow } from './outcome-report.js';
import { outcomeRemarks } from './outcome-remarks.js';
import { NOTHING_SHOWN, rowTitle, TRAIT_TITLES } from './outcome-titles.js';

const markup = Markup.of;

const FIGURES = {
  clicked: 'Clicked',
  carted: 'Put into the cart',
  bought: 'Bought',
} as const;
type FigureName = keyof typeof FIGURES;

/** A report as one HTML file that needs nothing else. */
export const outcomePage = (title: string, report: OutcomeReport): string =>
  htmlPage({
    title,
    lead: outcomeRemarks(report).join(' '),
    content:
      report.rows.length === 0
        ? markup`<p>${NOTHING_SHOWN}</p>`
        : markup`${Object.keys(TRAIT_TITLES).map((trait) => section(trait as OutcomeTrait, report.rows))}`,
  });

function section(trait: OutcomeTrait, all: readonly OutcomeRow[]): Markup {
  const rows = all.filter((row) => row.trait === trait);
  if (rows.length === 0) return markup``;
  return markup`
<h2>${TRAIT_TITLES[trait]}</h2>
${table(rows)}
${rows.length > 1 ? markup`<div class="plots">${Object.keys(FIGURES).map((name) => chart(rows, name as FigureName))}</div>` : []}`;
}

const table = (rows: readonly OutcomeRow[]): Markup => markup`
<div class="scroll"><table class="figures">
  <thead><tr><th></th><th class="number">viewers</th><th class="number">shown</th>${Object.values(
    FIGURES,
  ).map((title) => markup`<th class="number">${title}</th><th class="number">% [95 %]</th>`)}</tr></thead>
  <tbody>${rows.map(
    (row) => markup`
    <tr><th scope="row">${rowTitle(row)}</th><td class="number">${row.viewers.toLocaleString('en')}</td><td class="number">${row.shown.toLocaleString('en')}</td>${cells(row.clicked)}${cells(row.carted)}${cells(row.bought)}</tr>`,
  )}
  </tbody>
</table></div>`;

const cells = ({ count, rate, low, high, clustered }: OutcomeFigure): Markup =>
  markup`<td class="number">${count.toLocaleString('en')}</td><td class="number">${percent(rate)} [${percent(low)} ${percent(high)}]${clustered ? '*' : ''}</td>`;

const percent = (rate: number): string => (rate * 100).toFixed(2);

const chart = (rows: readonly OutcomeRow[], name: FigureName): Markup =>
  intervalChart(
    rows.map((row, series) => ({
      name: rowTitle(row),
      series: row.trait === 'position' ? 1 : series,
      interval: { mean: row[name].rate, low: row[name].low, high: row[name].high },
    })),
    { title: FIGURES[name], caption: 'Share of what was shown.' },
  );
