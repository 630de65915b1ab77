import type { LastBasketCase } from './last-basket-case.js';
import type { Invoice } from './read-uci-invoices.js';

/** Something that is compared. It knows what it was told: the walk tells it only what is past. */
export interface Recommender {
  readonly name: string;
  /** Learns the whole orders of a day that is over. */
  learn(invoices: readonly Invoice[]): Promise<void> | void;
  /** Product ids, best first, those worth ranking; what it leaves out comes last. */
  rank(question: LastBasketCase): Promise<readonly string[]> | readonly string[];
}
