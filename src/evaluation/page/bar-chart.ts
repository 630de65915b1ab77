import { max, min } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { AXIS_HEIGHT, bottomAxis } from './bottom-axis.js';
import { DRAWING_WIDTH, figureFrame } from './figure-frame.js';
import { Markup } from './markup.js';
import { seriesClass } from './series-class.js';

const markup = Markup.of;

const ROW = 20;
const LABELS = 210;
const TOP = 8;

interface Options {
  readonly title: string;
  readonly caption: string;
}

/** One bar for each thing, from 0 on. */
export function barChart(
  bars: readonly { readonly name: string; readonly value: number }[],
  { title, caption }: Options,
): Markup {
  const bottom = TOP + bars.length * ROW;
  const values = bars.map(({ value }) => value);
  const x = scaleLinear([Math.min(0, min(values)!), Math.max(0, max(values)!)], [LABELS, DRAWING_WIDTH - 12]);
  const rows = bars.map(({ name, value }, i) => {
    const y = TOP + i * ROW;
    const [from, to] = [x(Math.min(0, value)), x(Math.max(0, value))];
    return markup`
    <text class="label" x="${LABELS - 12}" y="${y + 14}" text-anchor="end">${name}</text>
    <rect class="bar" x="${from.toFixed(1)}" width="${(to - from).toFixed(1)}" y="${y + 3}" height="${ROW - 6}"><title>${name}: ${value.toFixed(4)}</title></rect>`;
  });
  const axis = bottomAxis(x, { top: TOP, bottom, ticks: 5, zero: true });
  return figureFrame({
    title,
    caption,
    height: bottom + AXIS_HEIGHT,
    content: markup`${axis}<g class="${seriesClass(1)}">${rows}</g>`,
  });
}
