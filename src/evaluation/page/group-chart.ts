import { max, min } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { AXIS_HEIGHT, bottomAxis } from './bottom-axis.js';
import { DRAWING_WIDTH, figureFrame } from './figure-frame.js';
import { Markup } from './markup.js';
import { seriesClass } from './series-class.js';

const markup = Markup.of;

const ROW = 26;
const LABELS = 190;
const TOP = 8;

export interface ChartedGroup {
  readonly group: string;
  readonly questions: number;
  /** In the order of the report's rows. */
  readonly means: readonly number[];
}

interface Options {
  readonly title: string;
  readonly caption: string;
  /** Names of the report's rows. */
  readonly names: readonly string[];
  /** The end of the axis; absent: 1. */
  readonly most?: number;
}

/** One line for each group of questions, a dot on it for each row of the report: where a change helps, and where not. */
export function groupChart(
  groups: readonly ChartedGroup[],
  { title, caption, names, most = 1 }: Options,
): Markup {
  const x = scaleLinear([0, most], [LABELS, DRAWING_WIDTH - 12]).nice(5);
  const bottom = TOP + groups.length * ROW;
  const lines = groups.map(({ group, questions, means }, i) => {
    const y = TOP + (i + 0.5) * ROW;
    return markup`
    <text class="label" x="${LABELS - 14}" y="${y + 4}" text-anchor="end">${group} <tspan class="tick">${questions}</tspan></text>
    <line class="span" x1="${x(min(means)!).toFixed(1)}" x2="${x(max(means)!).toFixed(1)}" y1="${y}" y2="${y}"/>
    ${means.map(
      (ndcg, series) => markup`
    <circle class="dot ${seriesClass(series)}" cx="${x(ndcg).toFixed(1)}" cy="${y}" r="5"><title>${names[series]!}: ${ndcg.toFixed(4)}</title></circle>`,
    )}`;
  });
  return figureFrame({
    title,
    caption,
    height: bottom + AXIS_HEIGHT,
    content: markup`${bottomAxis(x, { top: TOP, bottom, ticks: 5 })}${lines}`,
  });
}
