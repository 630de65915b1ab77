import type { DemoProduct } from './demo-product.js';
import type { Department } from './department.js';
import { departments } from './departments.js';
import { drawDesign } from './draw-design.js';
import { priceOf } from './price-of.js';
import { SeededRandom } from './seeded-random.js';
import { SIMULATED_LABEL } from './simulated-label.js';

const PER_DEPARTMENT = 400;
/** Draws for one product before its kind is taken to have no more. */
const TRIES = 60;
const SOLD_OUT = 0.065;
const DAY_MS = 86_400_000;
const OLDEST_DAYS = 730;
/** The best-selling of a kind have been in the shop for longer than its record of events. */
const SETTLED = 3;
const SETTLED_DAYS = 120;
/** Sales fall with the place to this power: below Zipf's 1, since shoppers of a kind differ in brand and purse. */
const APPEAL_FALL = 0.8;

/** The choice is wider, the better a kind sells: from some 45 products for the first to a dozen for the last. */
const rangeOf = (place: number): number => (place + 1) ** -0.45;

/** Everything that the demo shop sells, by department and kind, the best-selling of each kind first. */
export const makeProducts = (seed: number, now: Date): DemoProduct[] =>
  departments.flatMap((department) => departmentProducts(department, seed, now));

function departmentProducts(department: Department, seed: number, now: Date): DemoProduct[] {
  const random = new SeededRandom(seed, department.name);
  const taken = new Set<string>();
  const products: DemoProduct[] = [];
  const names = Object.keys(department.kinds);
  names.forEach((kindName, k) => {
    // What one kind lacks, the next ones make up for.
    const share = rangeOf(k) / names.slice(k).reduce((sum, _, i) => sum + rangeOf(k + i), 0);
    const wanted = Math.round((PER_DEPARTMENT - products.length) * share);
    const before = products.length;
    for (let tries = 0; products.length < before + wanted && tries < TRIES * wanted; tries++) {
      const place = products.length - before;
      const product = drawProduct(department, kindName, place, products.length + 1, { random, seed, now });
      const { title, attributes } = product.record;
      const model = attributes.find(({ name }) => name === 'Model')?.value ?? title;
      if (taken.has(title) || taken.has(model)) continue;
      taken.add(title).add(model);
      products.push(product);
    }
  });
  return products;
}

interface Making {
  readonly random: SeededRandom;
  readonly seed: number;
  readonly now: Date;
}

function drawProduct(
  department: Department,
  kindName: string,
  place: number,
  number: number,
  { random, seed, now }: Making,
): DemoProduct {
  const kind = department.kinds[kindName]!;
  const { title, brand, priceLevel, attributes } = drawDesign(department, kind, place, random);
  const record = {
    id: `${department.prefix}-${String(number).padStart(5, '0')}`,
    title,
    description: `${kind.about} ${random.pick(department.notes)} ${SIMULATED_LABEL}`,
    brand,
    categoryPath: [department.name, ...kind.in.split(' > ')],
    priceMinorUnits: priceOf(kind, brand, priceLevel, attributes, seed),
    currencyCode: 'GBP',
    imageUrl: null,
    inStock: place === 0 || !random.chance(SOLD_OUT),
    attributes,
    createdAt: new Date(now.getTime() - Math.round(ageInDays(place, random) * DAY_MS)),
  };
  return { record, department, kindName, kind, priceLevel, appeal: (place + 1) ** -APPEAL_FALL };
}

function ageInDays(place: number, random: SeededRandom): number {
  const youngest = place < SETTLED ? SETTLED_DAYS : 0;
  return youngest + random.fraction() * (OLDEST_DAYS - youngest);
}
