import { svg } from './element';
import type { ShownProduct } from './product';

/** A quiet drawing in place of a photograph: the category gives the colour and the letter, the product the pattern. */
export function picture({ id, categoryPath }: Pick<ShownProduct, 'id' | 'categoryPath'>): SVGElement {
  const category = categoryPath.at(-1) ?? '';
  const hue = hash(categoryPath.slice(0, 2).join()) % 360;
  const turn = hash(id) % 360;
  return svg(
    'svg',
    { class: 'picture', viewBox: '0 0 100 75', 'aria-hidden': 'true', preserveAspectRatio: 'xMidYMid slice' },
    svg('rect', { width: 100, height: 75, fill: `hsl(${hue} 32% 91%)` }),
    svg(
      'g',
      { fill: `hsl(${hue} 34% 82%)`, transform: `rotate(${turn} 50 37.5)` },
      svg('circle', { cx: 82, cy: 37.5, r: 26 }),
      svg('rect', { x: -8, y: 22, width: 32, height: 32, rx: 7 }),
    ),
    svg(
      'text',
      {
        x: 50,
        y: 39,
        'text-anchor': 'middle',
        'dominant-baseline': 'middle',
        'font-size': 30,
        'font-weight': 300,
        fill: `hsl(${hue} 30% 34%)`,
      },
      category.charAt(0).toUpperCase(),
    ),
  );
}

/** FNV-1a, 32 bits: spreads similar texts. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
