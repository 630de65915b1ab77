import { svg } from './element';
import { glyph } from './glyph';
import type { ShownProduct } from './product';
import { tint } from './tint';

/**
 * A quiet drawing in place of a photograph: the category gives what is drawn, the title the colour, the product the
 * pattern behind it.
 */
export function picture({ id, title, categoryPath }: Pick<ShownProduct, 'id' | 'title' | 'categoryPath'>) {
  const [hue, saturation, lightness] = tint(title) ?? [hash(categoryPath.slice(0, 2).join()) % 360, 34, 36];
  const turn = hash(id) % 360;
  // The paper behind a strong colour stays pale, so that a wall of tiles stays calm.
  const pale = Math.min(saturation, 40);
  return svg(
    'svg',
    { class: 'picture', viewBox: '0 0 100 75', 'aria-hidden': 'true', preserveAspectRatio: 'xMidYMid slice' },
    svg('rect', { width: 100, height: 75, fill: `hsl(${hue} ${pale}% 94%)` }),
    svg(
      'g',
      { fill: `hsl(${hue} ${pale}% 88%)`, transform: `rotate(${turn} 50 37.5)` },
      svg('circle', { cx: 80, cy: 37.5, r: 26 }),
      svg('rect', { x: -6, y: 22, width: 32, height: 32, rx: 7 }),
    ),
    drawing(categoryPath, `hsl(${hue} ${saturation}% ${lightness}%)`),
  );
}

/** What the category is about; its first letter where no drawing fits. */
function drawing(categoryPath: readonly string[], colour: string): SVGElement {
  const path = glyph(categoryPath);
  if (path)
    return svg('path', {
      d: path,
      fill: 'none',
      stroke: colour,
      'stroke-width': 1.1,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
      // From the square of 24 to 48 in the middle.
      transform: 'translate(26 13.5) scale(2)',
    });
  return svg(
    'text',
    {
      x: 50,
      y: 39,
      'text-anchor': 'middle',
      'dominant-baseline': 'middle',
      'font-size': 30,
      'font-weight': 300,
      fill: colour,
    },
    (categoryPath.at(-1) ?? '').charAt(0).toUpperCase(),
  );
}

/** FNV-1a, 32 bits: spreads similar texts. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
