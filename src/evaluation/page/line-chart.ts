import { extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { AXIS_HEIGHT, bottomAxis } from './bottom-axis.js';
import { DRAWING_WIDTH, figureFrame } from './figure-frame.js';
import { Markup } from './markup.js';
import { seriesClass } from './series-class.js';

const markup = Markup.of;

const PLOT = 130;
const TOP = 12;
const NUMBERS = 52;

interface Options {
  readonly title: string;
  readonly caption: string;
  /** Which colour. */
  readonly series: number;
}

/** One number after each step, from the first: whether it still rises, and where it is best. */
export function lineChart(values: readonly number[], { title, caption, series }: Options): Markup {
  const bottom = TOP + PLOT;
  const x = scaleLinear([1, Math.max(2, values.length)], [NUMBERS, DRAWING_WIDTH - 12]);
  const y = scaleLinear(extent(values) as [number, number], [bottom, TOP]).nice(4);
  const path = line<number>(
    (_, i) => x(i + 1),
    (value) => y(value),
  );
  const heights = y.ticks(4).map(
    (tick) => markup`
    <line class="grid" x1="${NUMBERS}" x2="${DRAWING_WIDTH - 12}" y1="${y(tick).toFixed(1)}" y2="${y(tick).toFixed(1)}"/>
    <text class="tick" x="${NUMBERS - 8}" y="${(y(tick) + 4).toFixed(1)}" text-anchor="end">${y.tickFormat(4)(tick)}</text>`,
  );
  const dots = values.map(
    (value, i) => markup`
    <circle class="dot" cx="${x(i + 1).toFixed(1)}" cy="${y(value).toFixed(1)}" r="4"><title>${i + 1}: ${value.toFixed(4)}</title></circle>`,
  );
  const steps = bottomAxis(x, { top: TOP, bottom, ticks: Math.min(10, values.length) });
  return figureFrame({
    title,
    caption,
    height: bottom + AXIS_HEIGHT,
    content: markup`${heights}${steps}<g class="${seriesClass(series)}"><path class="curve" d="${path(values)!}"/>${dots}</g>`,
  });
}
