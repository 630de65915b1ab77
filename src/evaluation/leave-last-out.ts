import type { Order } from './order.js';
import type { WalkStep } from './walk-step.js';

/**
 * Orders without real times, oldest first: all but each customer's last one are past, then comes one question for each
 * customer about the last. `wanted` picks the customers to ask for.
 */
export function* leaveLastOut(
  orders: readonly Order[],
  wanted: (customer: string) => boolean,
): Generator<WalkStep, void> {
  const histories = new Map<string, Order[]>();
  for (const order of orders) {
    const history = histories.get(order.customer);
    if (history) history.push(order);
    else histories.set(order.customer, [order]);
  }
  const targets = new Set([...histories.values()].flatMap((own) => (own.length > 1 ? [own.at(-1)!] : [])));
  yield { kind: 'past', orders: orders.filter((order) => !targets.has(order)) };
  for (const [customer, own] of histories)
    if (own.length > 1 && wanted(customer))
      yield { kind: 'question', question: { target: own.at(-1)!, history: own.slice(0, -1) } };
}
