import { max, min } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { AXIS_HEIGHT, bottomAxis } from '../../page/bottom-axis.js';
import { DRAWING_WIDTH, figureFrame } from '../../page/figure-frame.js';
import { Markup } from '../../page/markup.js';
import { seriesClass } from '../../page/series-class.js';
import type { GroupMeans } from '../group-means.js';

const markup = Markup.of;

const ROW = 26;
const LABELS = 190;
const TOP = 8;

/** One line for each group of queries, a dot on it for each row of the report: where a change helps, and where not. */
export function groupChart(groups: readonly GroupMeans[], names: readonly string[]): Markup {
  const x = scaleLinear([0, 1], [LABELS, DRAWING_WIDTH - 12]);
  const bottom = TOP + groups.length * ROW;
  const lines = groups.map(({ group, queries, ndcgs }, i) => {
    const y = TOP + (i + 0.5) * ROW;
    return markup`
    <text class="label" x="${LABELS - 14}" y="${y + 4}" text-anchor="end">${group} <tspan class="tick">${queries}</tspan></text>
    <line class="span" x1="${x(min(ndcgs)!).toFixed(1)}" x2="${x(max(ndcgs)!).toFixed(1)}" y1="${y}" y2="${y}"/>
    ${ndcgs.map(
      (ndcg, series) => markup`
    <circle class="dot ${seriesClass(series)}" cx="${x(ndcg).toFixed(1)}" cy="${y}" r="5"><title>${names[series]!}: ${ndcg.toFixed(4)}</title></circle>`,
    )}`;
  });
  return figureFrame({
    title: 'NDCG@10 by the way of asking',
    caption: 'With the number of queries.',
    height: bottom + AXIS_HEIGHT,
    content: markup`${bottomAxis(x, { top: TOP, bottom, ticks: 5 })}${lines}`,
  });
}
