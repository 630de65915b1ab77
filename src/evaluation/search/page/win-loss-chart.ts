import { max, min } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { area, curveStepAfter } from 'd3-shape';
import { DRAWING_WIDTH, figureFrame } from '../../page/figure-frame.js';
import { Markup } from '../../page/markup.js';
import type { RowComparison } from '../row-comparison.js';

const markup = Markup.of;

const HEIGHT = 190;
const MARGIN = { top: 22, bottom: 22, left: 40 };

/** What both sides show at least: changes of nothing are not blown up. */
const LEAST = 0.1;

/** Every query's change of NDCG@10, from the largest win to the largest loss: how much ink is on each side. */
export function winLossChart({ before, after, wins, losses, won, lost, tied }: RowComparison): Markup {
  const gains = wins.map((pair) => pair.after.ndcg - pair.before.ndcg);
  const costs = losses.map((pair) => pair.after.ndcg - pair.before.ndcg).reverse();
  const x = scaleLinear([0, won + tied + lost], [MARGIN.left, DRAWING_WIDTH]);
  const y = scaleLinear(
    [min([-LEAST, ...costs])!, max([LEAST, ...gains])!],
    [HEIGHT - MARGIN.bottom, MARGIN.top],
  ).nice(4);
  const content = markup`
    ${y.ticks(4).map(
      (tick) => markup`
    <line class="${tick === 0 ? 'zero' : 'grid'}" x1="${MARGIN.left}" x2="${DRAWING_WIDTH}" y1="${y(tick)}" y2="${y(tick)}"/>
    <text class="tick" x="${MARGIN.left - 8}" y="${y(tick) + 4}" text-anchor="end">${signed(tick)}</text>`,
    )}
    <path class="win" d="${steps(gains, 0, x, y)}"/>
    <path class="loss" d="${steps(costs, won + tied, x, y)}"/>
    <text class="win label" x="${MARGIN.left}" y="12">${won} won</text>
    <text class="label" x="${(MARGIN.left + DRAWING_WIDTH) / 2}" y="12" text-anchor="middle">${tied} tied</text>
    <text class="loss label" x="${DRAWING_WIDTH}" y="12" text-anchor="end">${lost} lost</text>`;
  return figureFrame({
    title: `${after} over ${before}`,
    caption: 'Change of NDCG@10 of every query, sorted.',
    height: HEIGHT,
    content,
  });
}

const signed = (tick: number): string => (tick > 0 ? `+${tick}` : `${tick}`).replace('-', '−');

/** Finer than any screen shows. */
const tenths = (value: number): number => Math.round(10 * value) / 10;

type Scale = (value: number) => number;

/** Bars side by side, from the query with the number `first` on, as one shape. */
function steps(changes: readonly number[], first: number, x: Scale, y: Scale): string {
  if (changes.length === 0) return '';
  // The last one once more, or the step after it would have no width.
  return area<number>()
    .x((_, i) => tenths(x(first + i)))
    .y0(tenths(y(0)))
    .y1((change) => tenths(y(change)))
    .curve(curveStepAfter)([...changes, changes.at(-1)!])!;
}
