import type { LastBasketCase } from '../last-basket-case.js';
import { rankByScore } from '../rank-by-score.js';
import type { Recommender } from '../recommender.js';
import type { Invoice } from '../read-uci-invoices.js';

/**
 * Cosine of products over invoices, summed over everything the customer bought as often as it was bought: every
 * product is a neighbour, nothing decays. Written plainly and apart from what the product uses, so that one checks the other.
 */
export class BasketItemKnnBaseline implements Recommender {
  readonly name = 'basket item-kNN';
  readonly #ids: string[] = [];
  readonly #numbers = new Map<string, number>();
  /** The invoices of each product, by number, and the products of each invoice. */
  readonly #invoicesOf: number[][] = [];
  readonly #invoices: number[][] = [];

  learn(invoices: readonly Invoice[]): void {
    for (const { productIds } of invoices) {
      const numbers = productIds.map((id) => this.#numberOf(id));
      const invoice = this.#invoices.push(numbers) - 1;
      for (const number of numbers) this.#invoicesOf[number]!.push(invoice);
    }
  }

  rank({ history }: LastBasketCase): readonly string[] {
    const scores = new Float64Array(this.#ids.length);
    const together = new Float64Array(this.#ids.length);
    const times = new Map<string, number>();
    for (const { productIds } of history)
      for (const id of productIds) times.set(id, (times.get(id) ?? 0) + 1);
    for (const [id, weight] of times) {
      const seed = this.#numbers.get(id);
      if (seed === undefined) continue;
      together.fill(0);
      for (const invoice of this.#invoicesOf[seed]!)
        for (const other of this.#invoices[invoice]!) together[other]!++;
      together[seed] = 0;
      const own = this.#invoicesOf[seed]!.length;
      for (let other = 0; other < scores.length; other++)
        if (together[other]! > 0)
          scores[other]! += (weight * together[other]!) / Math.sqrt(own * this.#invoicesOf[other]!.length);
    }
    return rankByScore(new Map(this.#ids.map((id, number) => [id, scores[number]!])));
  }

  #numberOf(id: string): number {
    let number = this.#numbers.get(id);
    if (number === undefined) {
      number = this.#ids.push(id) - 1;
      this.#numbers.set(id, number);
      this.#invoicesOf.push([]);
    }
    return number;
  }
}
