import { Markup } from './markup.js';
import { seriesClass } from './series-class.js';

const markup = Markup.of;

export interface FiguresRow {
  readonly name: string;
  /** One for each column, as it is to be read. */
  readonly figures: readonly string[];
}

/** Figures in columns, a line for each row; it is the legend of the colours as well. */
export const figuresTable = (columns: readonly string[], rows: readonly FiguresRow[]): Markup => markup`
<div class="scroll"><table class="figures">
  <thead><tr><th></th>${columns.map((column) => markup`<th class="number">${column}</th>`)}</tr></thead>
  <tbody>${rows.map(
    ({ name, figures }, i) => markup`
    <tr><th scope="row"><span class="key ${seriesClass(i)}"></span>${name}</th>${figures.map(
      (figure) => markup`<td class="number">${figure}</td>`,
    )}</tr>`,
  )}
  </tbody>
</table></div>`;
