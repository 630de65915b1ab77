import type { ShopperEvent } from '../../domain/event.js';
import { basketMoments, type BasketMoment } from './basket-moments.js';

/** Events without each shopper's last basket, of those who have at least two, and these baskets. */
export interface WithoutLastBaskets {
  readonly before: readonly ShopperEvent[];
  readonly last: readonly BasketMoment[];
}

/** Events come in the order of time. */
export function withoutLastBaskets(ordered: readonly ShopperEvent[]): WithoutLastBaskets {
  const last = new Map<string, BasketMoment>();
  for (const moment of basketMoments(ordered).values()) if (moment.last) last.set(moment.identity, moment);
  const before = ordered.filter(({ identity, occurredAt }) => {
    const moment = last.get(identity);
    return !moment || occurredAt < moment.at;
  });
  return { before, last: [...last.values()] };
}
