import { choicesOf } from './choices-of.js';
import type { DemoProduct } from './demo-product.js';
import { SeededRandom } from './seeded-random.js';
import type { Shopper } from './shoppers/shopper.js';

/** Products that everybody talks about, and how much more they are wanted for it. */
const RISING = 12;
const DAY_MS = 86_400_000;
export const RISING_DAYS = 7;
/** Kinds sell less the further down they stand in their department's file. */
const KIND_FALL = 0.6;
/** A purse a quarter of the range away from a brand's price level halves the appeal. */
const PRICE_SENSITIVITY = 4;

/** What is on the shelves, as a shopper chooses from it. */
export class Assortment {
  readonly #byKind = new Map<string, DemoProduct[]>();
  readonly #kinds = new Map<string, string[]>();
  /** Wanted by many since a week. */
  readonly rising: readonly DemoProduct[];

  constructor(products: readonly DemoProduct[], seed: number) {
    for (const product of products) {
      const { kindName, department } = product;
      const kind = this.#byKind.get(kindName);
      if (kind) kind.push(product);
      else {
        this.#byKind.set(kindName, [product]);
        this.#kinds.set(department.name, [...(this.#kinds.get(department.name) ?? []), kindName]);
      }
    }
    const random = new SeededRandom(seed, 'rising');
    const available = products.filter(({ record, appeal }) => record.inStock && appeal < 0.5);
    this.rising = Array.from({ length: RISING }, () => random.pick(available));
  }

  /** Products of a kind, the best-selling first; none for a name that nothing has. */
  ofKind(kindName: string): readonly DemoProduct[] {
    return this.#byKind.get(kindName) ?? [];
  }

  /** Kinds of a department that are bought again and again. */
  consumedKinds(departmentName: string): readonly string[] {
    return (this.#kinds.get(departmentName) ?? []).filter(
      (name) => this.ofKind(name)[0]!.kind.lastsDays !== undefined,
    );
  }

  /** What a shopper comes for. */
  kindFor(shopper: Shopper, random: SeededRandom): string {
    const [department] = random.pickBy(Object.entries(shopper.departments), ([, weight]) => weight);
    return random.pickBy(this.#kinds.get(department)!, (_, place) => (place + 1) ** -KIND_FALL);
  }

  /** What a shopper takes of a kind: what sells well, suits the purse, and was in the shop at the time. */
  choose(kindName: string, shopper: Shopper, at: number, random: SeededRandom): DemoProduct | undefined {
    const there = this.ofKind(kindName).filter(({ record }) => record.createdAt.getTime() <= at);
    if (there.length === 0) return undefined;
    return random.pickBy(there, ({ appeal, priceLevel, record }) => {
      const far = Math.abs(priceLevel - shopper.priceLevel);
      const loved = record.brand === shopper.favouriteBrands[record.categoryPath[0]!] ? 3 : 1;
      return appeal * loved * 2 ** (-PRICE_SENSITIVITY * far);
    });
  }

  /** Kinds that go with a product. */
  complements({ kind }: DemoProduct): readonly string[] {
    return kind.goesWith === undefined ? [] : choicesOf(kind.goesWith);
  }

  /** Whether the last week, in which some products are rising, has begun. */
  static isLately(at: number, now: Date): boolean {
    return at > now.getTime() - RISING_DAYS * DAY_MS;
  }
}
