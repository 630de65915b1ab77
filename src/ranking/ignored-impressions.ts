import type { ShopperEvent } from '../domain/event.js';
import { decay } from './decay.js';

/** Who did not want a product on Monday may on Friday: half of an impression is forgotten in so many days. */
const HALF_LIFE_DAYS = 3;

/**
 * How often each product was shown and left alone: its impressions since the viewer last did anything with it, each by
 * how recent it is. One of an answer counts once, whatever a client repeats. `events`: a viewer's, newest first;
 * whatever is no impression counts as interest. Products without any are absent.
 */
export function ignoredImpressions(
  events: readonly Pick<ShopperEvent, 'eventId' | 'type' | 'productId' | 'requestId' | 'occurredAt'>[],
  now: Date,
): Map<string, number> {
  const ignored = new Map<string, number>();
  const wanted = new Set<string>();
  const counted = new Set<string>();
  for (const { eventId, type, productId, requestId, occurredAt } of events) {
    const shown = JSON.stringify([productId, requestId ?? eventId]);
    if (type !== 'IMPRESSION') wanted.add(productId);
    else if (!wanted.has(productId) && !counted.has(shown)) {
      counted.add(shown);
      ignored.set(productId, (ignored.get(productId) ?? 0) + decay(occurredAt, now, HALF_LIFE_DAYS));
    }
  }
  return ignored;
}
