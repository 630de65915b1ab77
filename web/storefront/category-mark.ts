import { svg } from './element';
import { glyph } from './glyph';

/** The small drawing beside a category's name, in the colour of the text; none where its words are unknown. */
export function categoryMark(name: string): SVGElement | null {
  const path = glyph([name]);
  if (!path) return null;
  return svg(
    'svg',
    { viewBox: '0 0 24 24', 'aria-hidden': 'true' },
    svg('path', {
      d: path,
      fill: 'none',
      stroke: 'currentColor',
      'stroke-width': 1.6,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    }),
  );
}
