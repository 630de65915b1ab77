import { outlivesSession } from '../viewers/outlives-session.js';
import { strongest } from './strongest.js';

/** Baskets before and after a basket that count as near it: on Beauty 10 are worth .001 NDCG@10 more than 5. */
const WINDOW = 10;
/** What came before a product against what came after it: .3 measured best on Beauty (0: -.001, 1: -.004 NDCG@10). */
const BACKWARD = 0.3;
/** Added to both products' baskets: two that met once are no pair. From 10 to 20 it is worth .002 on Beauty. */
const SHRINKAGE = 20;
/** Of the found product: above a cosine's .5, since the demand for it is counted once more in the end. */
const POPULARITY = 0.6;
/** As for what is bought together: a wholesale order says little. */
const MAX_BASKET = 200;

export interface FollowNeighbour {
  readonly productId: string;
  /** Comparable with the other scores of these counts; above 0. */
  readonly score: number;
}

/**
 * What shoppers buy next after a product, and a little of what they bought before it: a basket d baskets away counts
 * 1/√d, and .3 of that where it is an earlier one. A score is the sum of these over (n + 20)^.5 (m + 20)^.6, n and m
 * being the baskets that hold the product and the one found: nearly a cosine, over sequences, that distrusts rare pairs.
 */
export class FollowCounts {
  readonly #numbers = new Map<string, number>();
  readonly #ids: string[] = [];
  /** Per product: the baskets that contain it. */
  readonly #postings: number[][] = [];
  readonly #baskets: Uint32Array[] = [];
  /** Per basket: whose it is, and which of the shopper's baskets. */
  readonly #shopperOf: number[] = [];
  readonly #placeOf: number[] = [];
  readonly #shoppers = new Map<string, number>();
  readonly #basketsBy: number[][] = [];
  /** Scratch for one count, by product number; all 0 between calls. */
  #near = new Float64Array(0);

  /** Adds a shopper's next basket: one shopper's come oldest first. A session's is followed by nothing: not counted. */
  add(shopper: string, basket: readonly string[]): void {
    if (!outlivesSession(shopper)) return;
    const products = Uint32Array.from(basket.slice(0, MAX_BASKET), (id) => this.#numberOf(id));
    const number = this.#baskets.push(products) - 1;
    const shopperNumber = this.#shopperNumberOf(shopper);
    const own = this.#basketsBy[shopperNumber]!;
    this.#shopperOf.push(shopperNumber);
    this.#placeOf.push(own.push(number) - 1);
    for (const product of products) this.#postings[product]!.push(number);
  }

  /** The products most often bought near one, strongest first; ties by id. */
  neighbours(productId: string, limit: number): FollowNeighbour[] {
    const own = this.#numbers.get(productId);
    if (own === undefined) return [];
    const others = this.#countNear(own);
    const scores = Float64Array.from(others, (other) => this.#near[other]! / this.#scale(own, other));
    for (const other of others) this.#near[other] = 0;
    return strongest(this.#ids, others, scores, limit);
  }

  /** Leaves in the scratch how much each of the returned products is near this one. */
  #countNear(own: number): number[] {
    if (this.#near.length < this.#ids.length) this.#near = new Float64Array(this.#ids.length * 2);
    const others: number[] = [];
    for (const basket of this.#postings[own]!) {
      const history = this.#basketsBy[this.#shopperOf[basket]!]!;
      const place = this.#placeOf[basket]!;
      const last = Math.min(history.length - 1, place + WINDOW);
      for (let at = Math.max(0, place - WINDOW); at <= last; at++)
        if (at !== place) this.#addBasket(this.#baskets[history[at]!]!, nearness(at - place), own, others);
    }
    return others;
  }

  #addBasket(products: Uint32Array, weight: number, own: number, others: number[]): void {
    const near = this.#near;
    for (const other of products) {
      if (other === own) continue;
      if (near[other] === 0) others.push(other);
      near[other]! += weight;
    }
  }

  #scale(a: number, b: number): number {
    const [own, other] = [a, b].map((product) => this.#postings[product]!.length + SHRINKAGE);
    return Math.sqrt(own!) * other! ** POPULARITY;
  }

  #numberOf(id: string): number {
    let number = this.#numbers.get(id);
    if (number === undefined) {
      number = this.#ids.push(id) - 1;
      this.#numbers.set(id, number);
      this.#postings.push([]);
    }
    return number;
  }

  #shopperNumberOf(shopper: string): number {
    let number = this.#shoppers.get(shopper);
    if (number === undefined) {
      number = this.#basketsBy.push([]) - 1;
      this.#shoppers.set(shopper, number);
    }
    return number;
  }
}

/** Of a basket so many baskets later; below 0: earlier. */
const nearness = (distance: number): number =>
  distance > 0 ? 1 / Math.sqrt(distance) : BACKWARD / Math.sqrt(-distance);
