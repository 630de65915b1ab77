import { withoutLastBaskets } from '../ranker/without-last-baskets.js';
import type { ShopPast } from '../ranker/shop-past.js';

/**
 * What models of next products are taught: all of a past or, where nobody knows the times, all but each shopper's last
 * basket, which is what they are judged by.
 */
export function taughtPast(past: ShopPast): ShopPast {
  if (past.dated) return past;
  const ordered = past.events.toSorted((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime());
  return {
    ...past,
    source: `${past.source}, without each last basket`,
    events: withoutLastBaskets(ordered).before,
  };
}
