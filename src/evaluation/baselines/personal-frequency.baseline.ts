import type { LastBasketCase } from '../last-basket-case.js';
import { rankByScore } from '../rank-by-score.js';
import type { Recommender } from '../recommender.js';
import type { Invoice } from '../read-uci-invoices.js';

/** How many of the customer's invoices held a product; ties and the rest by all-time popularity. */
export class PersonalFrequencyBaseline implements Recommender {
  readonly name = 'personal frequency';
  readonly #popularity = new Map<string, number>();

  learn(invoices: readonly Invoice[]): void {
    for (const { productIds } of invoices)
      for (const id of productIds) this.#popularity.set(id, (this.#popularity.get(id) ?? 0) + 1);
  }

  rank({ history }: LastBasketCase): readonly string[] {
    const scores = new Map([...this.#popularity.keys()].map((id) => [id, 0]));
    for (const { productIds } of history)
      for (const id of productIds) scores.set(id, (scores.get(id) ?? 0) + 1);
    return rankByScore(scores, this.#popularity);
  }
}
