import { max, min } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import type { Interval } from '../paired-bootstrap.js';
import { AXIS_HEIGHT, bottomAxis } from './bottom-axis.js';
import { DRAWING_WIDTH, figureFrame } from './figure-frame.js';
import { Markup } from './markup.js';
import { seriesClass } from './series-class.js';

const markup = Markup.of;

export interface IntervalRow {
  readonly name: string;
  readonly interval: Interval;
  /** Which colour: the place of the row in the report. */
  readonly series: number;
}

interface Options {
  readonly title: string;
  readonly caption: string;
  /** Differences: the axis has 0 on it, and numbers their sign. */
  readonly differences?: boolean;
}

const ROW = 34;
const TOP = 8;
/** Room for names: as much in every chart, more where one is longer. A character is about so wide. */
const LABELS = 168;
const CHARACTER = 6.6;
const NUMBERS = 64;

/** One line for each row: a dot at the mean, and a bar where it lies with 95 % confidence. */
export function intervalChart(
  rows: readonly IntervalRow[],
  { title, caption, differences = false }: Options,
): Markup {
  const bottom = TOP + rows.length * ROW;
  const labels = max([LABELS, ...rows.map(({ name }) => 14 + CHARACTER * name.length)])!;
  const scale = scaleLinear([labels, DRAWING_WIDTH - NUMBERS])
    .domain([
      min([...(differences ? [0] : []), ...rows.map(({ interval }) => interval.low)])!,
      max([...(differences ? [0] : []), ...rows.map(({ interval }) => interval.high)])!,
    ])
    .nice(5);
  const marks = rows.map(({ name, interval: { mean, low, high }, series }, i) => {
    const y = TOP + (i + 0.5) * ROW;
    const number = `${differences && mean >= 0 ? '+' : ''}${mean.toFixed(4)}`;
    return markup`
    <g class="${seriesClass(series)}">
      <title>${name}: ${number}, from ${low.toFixed(4)} to ${high.toFixed(4)}</title>
      <text class="label" x="${labels - 14}" y="${y + 4}" text-anchor="end">${name}</text>
      <line class="interval" x1="${scale(low).toFixed(1)}" x2="${scale(high).toFixed(1)}" y1="${y}" y2="${y}"/>
      <circle class="dot" cx="${scale(mean).toFixed(1)}" cy="${y}" r="5.5"/>
      <text class="number" x="${DRAWING_WIDTH}" y="${y + 4}" text-anchor="end">${number}</text>
    </g>`;
  });
  const axis = bottomAxis(scale, { top: TOP, bottom, ticks: 5, zero: differences });
  return figureFrame({ title, caption, height: bottom + AXIS_HEIGHT, content: markup`${axis}${marks}` });
}
