import type { LastBasketCase } from './last-basket-case.js';
import type { Recommender } from './recommender.js';
import type { Invoice } from './read-uci-invoices.js';

/** The ranking of each recommender for one question, in the recommenders' order. */
export interface Answered {
  readonly question: LastBasketCase;
  readonly rankings: readonly (readonly string[])[];
}

/**
 * Walks through the orders day by day. For a last basket of day d everything global was learned from days
 * before d; the customer's own past is all of his earlier invoices. `wanted` picks the customers to ask for.
 */
export async function* walkLastBaskets(
  invoices: readonly Invoice[],
  recommenders: readonly Recommender[],
  wanted: (customer: string) => boolean,
): AsyncGenerator<Answered> {
  const last = new Map(invoices.map((invoice) => [invoice.customer, invoice.id]));
  const histories = new Map<string, Invoice[]>();
  let today: Invoice[] = [];
  for (const invoice of invoices) {
    if (today.length > 0 && dayOf(today[0]!) !== dayOf(invoice)) {
      for (const recommender of recommenders) await recommender.learn(today);
      today = [];
    }
    const history = histories.get(invoice.customer) ?? [];
    histories.set(invoice.customer, history);
    if (history.length > 0 && last.get(invoice.customer) === invoice.id && wanted(invoice.customer)) {
      const question = { target: invoice, history: [...history] };
      const rankings: (readonly string[])[] = [];
      for (const recommender of recommenders) rankings.push(await recommender.rank(question));
      yield { question, rankings };
    }
    history.push(invoice);
    today.push(invoice);
  }
}

const dayOf = ({ at }: Invoice): string => at.toISOString().slice(0, 10);
