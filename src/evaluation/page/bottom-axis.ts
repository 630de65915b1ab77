import type { ScaleLinear } from 'd3-scale';
import { Markup } from './markup.js';

const markup = Markup.of;

/** Room below a plot for the numbers of its axis. */
export const AXIS_HEIGHT = 22;

/** Lines through the whole plot, from `top` to `bottom`, with their numbers below; the line at 0 is the strong one. */
export const bottomAxis = (
  scale: ScaleLinear<number, number>,
  { top, bottom, ticks, zero = false }: { top: number; bottom: number; ticks: number; zero?: boolean },
): Markup[] =>
  scale.ticks(ticks).map((tick) => {
    const x = scale(tick).toFixed(1);
    return markup`
    <line class="${zero && tick === 0 ? 'zero' : 'grid'}" x1="${x}" x2="${x}" y1="${top}" y2="${bottom}"/>
    <text class="tick" x="${x}" y="${bottom + 15}" text-anchor="middle">${scale.tickFormat(ticks)(tick)}</text>`;
  });
