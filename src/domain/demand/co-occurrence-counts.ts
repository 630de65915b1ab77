import { strongest } from './strongest.js';

/**
 * Beyond this a basket is a wholesale order: its pairs say little, and their number grows with the square.
 * On the UCI orders it touches one basket in eight hundred.
 */
const MAX_BASKET = 200;

const DAY_MS = 86_400_000;

export interface CoOccurrence {
  readonly productId: string;
  /** Cosine of the two products' decayed baskets, 0 to 1. */
  readonly score: number;
}

/**
 * What is bought together, or looked at in one session, which is a basket here; newer baskets counting more: w = 2^(-age / halfLife). Ages are never recomputed:
 * weights grow forward from a landmark and their ratio is what counts (Cormode, Shkapenyuk, Srivastava, Xu,
 * "Forward Decay", ICDE 2009). Baskets may come in any order; the cosine needs no present, since a common
 * factor cancels.
 */
export class CoOccurrenceCounts {
  readonly #numbers = new Map<string, number>();
  readonly #ids: string[] = [];
  /** Per product: the baskets that contain it, and the sum of their weights. */
  readonly #postings: number[][] = [];
  readonly #weights: number[] = [];
  readonly #baskets: Uint32Array[] = [];
  readonly #basketWeights: number[] = [];
  readonly #halfLifeMs: number;
  #landmark: number | undefined;
  /** Scratch for one count, by product number; all 0 between calls. */
  #together = new Float64Array(0);

  constructor({ halfLifeDays }: { readonly halfLifeDays: number }) {
    this.#halfLifeMs = halfLifeDays * DAY_MS;
  }

  get productIds(): readonly string[] {
    return this.#ids;
  }

  add(basket: readonly string[], at: Date): void {
    this.#landmark ??= at.getTime();
    const weight = 2 ** ((at.getTime() - this.#landmark) / this.#halfLifeMs);
    const numbers = Uint32Array.from(basket.slice(0, MAX_BASKET), (id) => this.#numberOf(id));
    const basketNumber = this.#baskets.push(numbers) - 1;
    this.#basketWeights.push(weight);
    for (const number of numbers) {
      this.#postings[number]!.push(basketNumber);
      this.#weights[number]! += weight;
    }
  }

  /** The products most often bought with one, strongest first; ties by id. */
  neighbours(productId: string, limit: number): CoOccurrence[] {
    const own = this.#numbers.get(productId);
    if (own === undefined) return [];
    const others = this.#countTogether(own);
    const scores = Float64Array.from(others, (other) =>
      Math.min(1, this.#together[other]! / Math.sqrt(this.#weights[own]! * this.#weights[other]!)),
    );
    for (const other of others) this.#together[other] = 0;
    return strongest(this.#ids, others, scores, limit);
  }

  /** Leaves in the scratch the weight of the baskets that each of the returned products shares with this one. */
  #countTogether(own: number): number[] {
    if (this.#together.length < this.#ids.length) this.#together = new Float64Array(this.#ids.length * 2);
    const together = this.#together;
    const others: number[] = [];
    for (const basket of this.#postings[own]!) {
      const weight = this.#basketWeights[basket]!;
      for (const other of this.#baskets[basket]!) {
        if (other === own) continue;
        if (together[other] === 0) others.push(other);
        together[other]! += weight;
      }
    }
    return others;
  }

  #numberOf(id: string): number {
    let number = this.#numbers.get(id);
    if (number === undefined) {
      number = this.#ids.push(id) - 1;
      this.#numbers.set(id, number);
      this.#postings.push([]);
      this.#weights.push(0);
    }
    return number;
  }
}
