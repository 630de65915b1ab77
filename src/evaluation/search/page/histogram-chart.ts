import { bin, max } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { AXIS_HEIGHT, bottomAxis } from '../../page/bottom-axis.js';
import { DRAWING_WIDTH, figureFrame } from '../../page/figure-frame.js';
import { Markup } from '../../page/markup.js';
import { seriesClass } from '../../page/series-class.js';
import type { SearchRow } from '../search-report.js';

const markup = Markup.of;

const BINS = 10;
const PLOT = 74;
const GAP = 24;
const LABELS = 168;

/** How many queries are answered how well, one small plot for each row, all by the same measure. */
export function histogramChart(rows: readonly SearchRow[]): Markup {
  const toBins = bin()
    .domain([0, 1])
    .thresholds(Array.from({ length: BINS }, (_, i) => i / BINS));
  const plots = rows.map(({ name, queries }) => ({ name, bins: toBins(queries.map(({ ndcg }) => ndcg)) }));
  const x = scaleLinear([0, 1], [LABELS, DRAWING_WIDTH - 12]);
  const height = scaleLinear(
    [0, max(plots.flatMap(({ bins }) => bins.map(({ length }) => length)))!],
    [0, PLOT],
  );
  const content = plots.map(({ name, bins }, i) => {
    const top = i * (PLOT + GAP) + GAP;
    return markup`
    <g class="${seriesClass(i)}">
      <text class="label" x="${LABELS - 14}" y="${top + PLOT}" text-anchor="end">${name}</text>
      ${bins.map(
        ({ x0, x1, length }) => markup`
      <rect class="bar" x="${x(x0!) + 1}" width="${x(x1!) - x(x0!) - 2}" y="${top + PLOT - height(length)}" height="${height(length)}">
        <title>${length} queries from ${x0!} to ${x1!}</title>
      </rect>
      <text class="count" x="${x((x0! + x1!) / 2)}" y="${top + PLOT - height(length) - 4}" text-anchor="middle">${length}</text>`,
      )}
      <line class="zero" x1="${LABELS}" x2="${DRAWING_WIDTH - 12}" y1="${top + PLOT}" y2="${top + PLOT}"/>
    </g>`;
  });
  const bottom = rows.length * (PLOT + GAP);
  return figureFrame({
    title: 'Queries by NDCG@10',
    caption: 'How many are answered how well.',
    height: bottom + AXIS_HEIGHT,
    content: markup`${content}${bottomAxis(x, { top: bottom, bottom, ticks: 5 })}`,
  });
}
