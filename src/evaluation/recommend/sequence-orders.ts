import type { Order } from '../order.js';

/** What one customer did, oldest first. */
export interface Sequence {
  readonly customer: string;
  readonly productIds: readonly string[];
}

/** Between two things of a sequence, where nobody knows. */
const STEP_MS = 86_400_000;
/** What a reader of figures on such orders must know. */
export const EQUAL_STEPS =
  'The data have no times: every sequence has equal steps of a day, made up by this command.';

/** When all sequences end. */
const END = Date.parse('2026-06-30T12:00:00Z');

/**
 * Orders of one product each, in equal steps of time that end for all customers at one moment; oldest first. The times
 * are made up, their order within one customer is not.
 */
export function sequenceOrders(sequences: readonly Sequence[]): Order[] {
  const orders = sequences.flatMap(({ customer, productIds }) =>
    productIds.map((productId, i) => ({
      id: `${customer}:${i}`,
      customer,
      at: new Date(END - (productIds.length - 1 - i) * STEP_MS),
      productIds: [productId],
    })),
  );
  return orders.sort((a, b) => a.at.getTime() - b.at.getTime());
}
