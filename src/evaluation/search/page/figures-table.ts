import { mean } from 'simple-statistics';
import { Markup } from '../../page/markup.js';
import { seriesClass } from '../../page/series-class.js';
import { FIGURES, FIGURE_TITLES } from '../figure-titles.js';
import type { SearchRow } from '../search-report.js';

const markup = Markup.of;

/** The means of every figure, a line for each row; it is the legend of the colours as well. */
export const figuresTable = (rows: readonly SearchRow[]): Markup => markup`
<div class="scroll"><table class="figures">
  <thead><tr><th></th>${FIGURES.map((figure) => markup`<th class="number">${FIGURE_TITLES[figure]}</th>`)}</tr></thead>
  <tbody>${rows.map(
    ({ name, queries }, i) => markup`
    <tr><th scope="row"><span class="key ${seriesClass(i)}"></span>${name}</th>${FIGURES.map(
      (figure) =>
        markup`<td class="number">${mean(queries.map((query) => Number(query[figure]))).toFixed(4)}</td>`,
    )}</tr>`,
  )}
  </tbody>
</table></div>`;
