import type { ShopperEvent } from '../domain/event.js';
import { decay } from './decay.js';

/** Who did not want a product on Monday may on Friday: half of an impression is forgotten in so many days. */
const HALF_LIFE_DAYS = 3;

/**
 * How often each product was shown and left alone: its impressions since the viewer last did anything with it, each by
 * how recent it is. One of an answer counts once, whatever a client repeats. `events`: a viewer's, whatever is no
 * impression counts as interest; where clocks tell no difference the interest came later. Products without any are
 * absent.
 */
export function ignoredImpressions(
  events: readonly Pick<ShopperEvent, 'eventId' | 'type' | 'productId' | 'requestId' | 'occurredAt'>[],
  now: Date,
): Map<string, number> {
  const wantedAt = new Map<string, number>();
  for (const { type, productId, occurredAt } of events)
    if (type !== 'IMPRESSION')
      wantedAt.set(productId, Math.max(wantedAt.get(productId) ?? -Infinity, occurredAt.getTime()));
  const ignored = new Map<string, number>();
  const counted = new Set<string>();
  for (const { eventId, type, productId, requestId, occurredAt } of events) {
    const shown = JSON.stringify([productId, requestId ?? eventId]);
    if (type !== 'IMPRESSION' || counted.has(shown)) continue;
    if (occurredAt.getTime() <= (wantedAt.get(productId) ?? -Infinity)) continue;
    counted.add(shown);
    ignored.set(productId, (ignored.get(productId) ?? 0) + decay(occurredAt, now, HALF_LIFE_DAYS));
  }
  return ignored;
}
