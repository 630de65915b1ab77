import { Assortment } from '../assortment.js';
import type { DemoProduct } from '../demo-product.js';
import type { SeededRandom } from '../seeded-random.js';
import type { Shopper } from './shopper.js';
import { Visit, type Happening } from './visit.js';

// How often, near the usual rates of web shops, but with more buyers: a demo without purchases has little to show.
const COMES_FOR_WHAT_RISES = 0.35;
const LIST_IS_RECORDED = 0.1;
const COMES_FROM_A_LIST = 0.5;
const DECIDES = 0.55;
const CHANGES_MIND = 0.04;
const BUYS = 0.88;
/** Of somebody who bought a thing: each kind that goes with it. */
const TAKES_A_COMPLEMENT = 0.4;
const LOOKS_FIRST = 0.4;
const MOST_LOOKED_AT = 3;

/** A shopper comes for a kind of product, compares some, and perhaps buys one and what goes with it. */
export function shoppingTrip(
  shopper: Shopper,
  at: number,
  assortment: Assortment,
  random: SeededRandom,
  now: Date,
): readonly Happening[] {
  const visit = new Visit(shopper, at, random);
  const rises = Assortment.isLately(at, now) && random.chance(COMES_FOR_WHAT_RISES);
  const wanted = rises ? random.pick(assortment.rising) : undefined;
  const kindName = wanted?.kindName ?? assortment.kindFor(shopper, random);
  const compared = compare(shopper, kindName, at, assortment, random);
  if (wanted && wanted.record.createdAt.getTime() <= at) compared.push(wanted);
  if (random.chance(LIST_IS_RECORDED)) visit.see(compared);
  for (const product of new Set(compared)) {
    if (random.chance(COMES_FROM_A_LIST)) visit.click(product);
    visit.look(product);
  }
  const favourite = compared.at(-1);
  if (favourite && random.chance(DECIDES)) fillCart(visit, favourite, shopper, at, assortment, random);
  for (const product of visit.cart) if (random.chance(CHANGES_MIND)) visit.remove(product);
  if (random.chance(BUYS)) visit.checkOut();
  return visit.happenings;
}

function compare(
  shopper: Shopper,
  kindName: string,
  at: number,
  assortment: Assortment,
  random: SeededRandom,
): DemoProduct[] {
  const compared: DemoProduct[] = [];
  for (let i = random.whole(1, MOST_LOOKED_AT); i > 0; i--) {
    const product = assortment.choose(kindName, shopper, at, random);
    if (product) compared.push(product);
  }
  return compared;
}

function fillCart(
  visit: Visit,
  favourite: DemoProduct,
  shopper: Shopper,
  at: number,
  assortment: Assortment,
  random: SeededRandom,
): void {
  visit.add(favourite, quantityOf(favourite, random));
  for (const kindName of assortment.complements(favourite)) {
    if (!random.chance(TAKES_A_COMPLEMENT)) continue;
    const product = assortment.choose(kindName, shopper, at, random);
    if (!product) continue;
    if (random.chance(LOOKS_FIRST)) visit.look(product);
    visit.add(product, quantityOf(product, random));
  }
}

/** What is used up is bought in pairs now and then. */
const quantityOf = ({ kind }: DemoProduct, random: SeededRandom): number =>
  kind.lastsDays !== undefined && random.chance(0.3) ? random.whole(2, 3) : 1;
