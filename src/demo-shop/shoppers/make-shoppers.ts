import type { Assortment } from '../assortment.js';
import { departments } from '../departments.js';
import { SeededRandom } from '../seeded-random.js';
import { lifestyles } from './lifestyles.js';
import type { Need, Shopper } from './shopper.js';

/** What somebody thinks of a department that their way to live does not name. */
const PASSING_INTEREST = 0.15;
/** Every fourth shops without an account, so that a device alone has a history too. */
const GUESTS = 4;
const MEAN_VISITS = 5.6;
/** A few come all the time, many hardly ever. */
const VISITS_DEVIATION = 0.8;
const MAX_NEEDS = 5;

const PLATFORMS = [
  ['WEB', 50],
  ['IOS', 26],
  ['ANDROID', 20],
  ['PARTNER', 4],
] as const;

/** The demo shop's shoppers, each with tastes and needs. */
export const makeShoppers = (seed: number, count: number, assortment: Assortment, now: Date): Shopper[] =>
  Array.from({ length: count }, (_, i) => {
    const id = `demo-${String(i + 1).padStart(4, '0')}`;
    return makeShopper(id, (i + 1) % GUESTS === 0, new SeededRandom(seed, id), assortment, now);
  });

function makeShopper(
  id: string,
  isGuest: boolean,
  random: SeededRandom,
  assortment: Assortment,
  now: Date,
): Shopper {
  const lifestyle = random.pickBy(lifestyles, ({ share }) => share);
  const likings = departments.map(({ name }): [string, number] => [
    name,
    (lifestyle.departments[name] ?? PASSING_INTEREST) * random.aroundOne(0.5),
  ]);
  const brands = departments.map(({ name, makers }): [string, string] => [
    name,
    random.pick(Object.keys(random.pick(Object.values(makers)))),
  ]);
  const shopper = {
    viewerId: isGuest ? `visitor:${id}` : id,
    platform: random.pickBy(PLATFORMS, ([, share]) => share)[0],
    departments: Object.fromEntries(likings),
    favouriteBrands: Object.fromEntries(brands),
    // Most purses are in the middle.
    priceLevel: (random.fraction() + random.fraction()) / 2,
    needs: [],
    visits: Math.round(MEAN_VISITS * random.aroundOne(VISITS_DEVIATION)),
  };
  return { ...shopper, needs: makeNeeds(shopper, random, assortment, now) };
}

function makeNeeds(
  shopper: Shopper,
  random: SeededRandom,
  assortment: Assortment,
  now: Date,
): readonly Need[] {
  const needs = new Map<string, Need>();
  const count = random.whole(0, MAX_NEEDS);
  for (let i = 0; i < count; i++) {
    const [department] = random.pickBy(Object.entries(shopper.departments), ([, weight]) => weight);
    const kinds = assortment.consumedKinds(department);
    if (kinds.length === 0) continue;
    const kindName = random.pickBy(kinds, (_, place) => 1 / (place + 1));
    // A need is older than the record: it is met by what has been in the shop for long.
    const product = assortment.choose(kindName, shopper, now.getTime() - 100 * 86_400_000, random);
    if (product)
      needs.set(kindName, { product, everyDays: product.kind.lastsDays! * random.aroundOne(0.25) });
  }
  return [...needs.values()];
}
