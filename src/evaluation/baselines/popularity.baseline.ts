import { rankByScore } from '../rank-by-score.js';
import type { Recommender } from '../recommender.js';
import type { Invoice } from '../read-uci-invoices.js';

const DAY_MS = 86_400_000;

/** What most invoices held, over all time or over the last days with orders before now. */
export class PopularityBaseline implements Recommender {
  readonly #past: { readonly day: number; readonly invoices: readonly Invoice[] }[] = [];
  readonly #counts = new Map<string, number>();
  #ranking: readonly string[] = [];

  constructor(
    readonly name: string,
    /** Days of the window; absent: all time. */
    private readonly days = Infinity,
  ) {}

  learn(invoices: readonly Invoice[]): void {
    const day = Math.floor(invoices[0]!.at.getTime() / DAY_MS);
    this.#past.push({ day, invoices });
    this.#add(invoices, 1);
    while (this.#past[0]!.day <= day - this.days) this.#add(this.#past.shift()!.invoices, -1);
    this.#ranking = rankByScore(this.#counts);
  }

  rank(): readonly string[] {
    return this.#ranking;
  }

  #add(invoices: readonly Invoice[], sign: 1 | -1): void {
    for (const { productIds } of invoices)
      for (const id of productIds) this.#counts.set(id, (this.#counts.get(id) ?? 0) + sign);
  }
}
