import type { Invoice } from './read-uci-invoices.js';

/** One question of the evaluation: what will this customer buy at this moment? */
export interface LastBasketCase {
  readonly target: Invoice;
  /** The customer's earlier invoices, oldest first. */
  readonly history: readonly Invoice[];
}
