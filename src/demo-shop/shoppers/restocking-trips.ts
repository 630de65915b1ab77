import type { Assortment } from '../assortment.js';
import type { DemoProduct } from '../demo-product.js';
import type { SeededRandom } from '../seeded-random.js';
import type { Need, Shopper } from './shopper.js';
import { toShoppingHour } from './shopping-hour.js';
import { Visit, type Happening } from './visit.js';

const DAY_MS = 86_400_000;
/** What runs out within so many days is bought in one go. */
const TOGETHER_DAYS = 6;
const TRIES_ANOTHER = 0.08;
const LOOKS_FIRST = 0.15;
const TAKES_A_COMPLEMENT = 0.18;

/** A shopper's visits for what runs out, department by department, within the days before now. */
export function restockingTrips(
  shopper: Shopper,
  days: number,
  assortment: Assortment,
  random: SeededRandom,
  now: Date,
): readonly Happening[] {
  const names = new Set(shopper.needs.map(({ product }) => product.department.name));
  return [...names].flatMap((name) => {
    const needs = shopper.needs.filter(({ product }) => product.department.name === name);
    const happenings: Happening[] = [];
    const dueIn = needs.map(({ everyDays }) => random.fraction() * everyDays);
    for (;;) {
      const day = Math.min(...dueIn);
      if (day >= days) return happenings;
      const at = toShoppingHour(new Date(now.getTime() - (days - day) * DAY_MS), now, random);
      const bought = needs.filter((need, i) => {
        if (dueIn[i]! > day + TOGETHER_DAYS) return false;
        dueIn[i] = day + TOGETHER_DAYS / 2 + need.everyDays * random.aroundOne(0.15);
        return true;
      });
      happenings.push(...restock(shopper, bought, at, assortment, random));
    }
  });
}

function restock(
  shopper: Shopper,
  needs: readonly Need[],
  at: number,
  assortment: Assortment,
  random: SeededRandom,
): readonly Happening[] {
  const visit = new Visit(shopper, at, random);
  const take = (product: DemoProduct | undefined): void => {
    if (!product) return;
    if (random.chance(LOOKS_FIRST)) visit.look(product);
    visit.add(product, random.chance(0.25) ? 2 : 1);
  };
  for (const { product } of needs) {
    const another = !product.record.inStock || random.chance(TRIES_ANOTHER);
    take(another ? assortment.choose(product.kindName, shopper, at, random) : product);
    for (const kindName of assortment.complements(product))
      if (random.chance(TAKES_A_COMPLEMENT)) take(assortment.choose(kindName, shopper, at, random));
  }
  visit.checkOut();
  return visit.happenings;
}
