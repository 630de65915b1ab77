import { choicesOf } from './choices-of.js';
import type { Department, Kind } from './department.js';
import type { ProductRecord } from './demo-product.js';
import type { SeededRandom } from './seeded-random.js';

/** What a product of a kind is: who made it, of what, and what it is called. */
export interface Design extends Pick<ProductRecord, 'title' | 'brand' | 'attributes'> {
  readonly priceLevel: number;
}

/** The last of five values is drawn nearly half as often as the first. */
const COMMONNESS_FALL = 0.45;

/** The first product of a kind, its best-selling, has the first brand and the first value of everything. */
export function drawDesign(department: Department, kind: Kind, place: number, random: SeededRandom): Design {
  const choose = <T>(list: readonly T[]): T =>
    place === 0 ? list[0]! : random.pickBy(list, (_, i) => (i + 1) ** -COMMONNESS_FALL);
  const [brand, priceLevel] = choose(Object.entries(department.makers[kind.by]!));
  const attributes = Object.entries(kind.has).map(([name, choices]) => ({
    name,
    value: choose(choicesOf(choices)),
  }));
  if (kind.model !== undefined) {
    // Without 0, which reads as O.
    const value = kind.model.replace(/#/g, () => String(random.whole(1, 9)));
    attributes.push({ name: 'Model', value });
  }
  const words = new Map(attributes.map(({ name, value }) => [name, value]));
  const named = kind.title.replace(/\{(.+?)\}/g, (_, name: string) => words.get(name) ?? '');
  return { title: `${brand} ${named}`, brand, priceLevel, attributes };
}
