import type { Order } from './order.js';
import type { WalkStep } from './walk-step.js';

/**
 * Walks through the orders, oldest first, day by day, strict in time: before a question about a last basket of day d
 * come all orders of the days before d and none of a later one; the customer's own past is all of his earlier orders.
 * `wanted` picks the customers to ask for.
 */
export function* walkLastBaskets(
  orders: readonly Order[],
  wanted: (customer: string) => boolean,
): Generator<WalkStep, void> {
  const last = new Map(orders.map((order) => [order.customer, order.id]));
  const histories = new Map<string, Order[]>();
  let today: Order[] = [];
  for (const order of orders) {
    if (today.length > 0 && dayOf(today[0]!) !== dayOf(order)) {
      yield { kind: 'past', orders: today };
      today = [];
    }
    const history = histories.get(order.customer) ?? [];
    histories.set(order.customer, history);
    if (history.length > 0 && last.get(order.customer) === order.id && wanted(order.customer))
      yield { kind: 'question', question: { target: order, history: [...history] } };
    history.push(order);
    today.push(order);
  }
}

const dayOf = ({ at }: Order): string => at.toISOString().slice(0, 10);
