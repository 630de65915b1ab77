import { z } from 'zod';
import { check, type Checked } from './checked.js';
import { EVENT_TYPES, PLATFORMS, type ShopperEvent } from './event.js';
import { EARLIEST_EVENT } from './earliest-event.js';
import { MAX_CLOCK_LEAD_MS } from './max-clock-lead-ms.js';
import { MAX_MINOR_UNITS, productIdRules } from './products/product-rules.js';
import { identifier, moment, wholeNumber } from './text-rules.js';

/** An event as it was sent, before it is known who did it. */
export type EventDraft = Omit<ShopperEvent, 'identity'>;

/** What an event may say, in the field names of GraphQL's TrackEventInput and of import files. */
const eventRules = z
  .object({
    eventId: identifier(200),
    type: z.enum(EVENT_TYPES, `must be one of ${EVENT_TYPES.join(', ')}`),
    productId: productIdRules,
    occurredAt: moment.refine((at) => at >= EARLIEST_EVENT, 'must not be before 1995'),
    requestId: identifier(100).nullish(),
    position: wholeNumber(0, 10_000).nullish(),
    quantity: wholeNumber(1, 10_000).nullish(),
    priceMinorUnits: wholeNumber(0, MAX_MINOR_UNITS).nullish(),
    platform: z.enum(PLATFORMS, `must be one of ${PLATFORMS.join(', ')}`).nullish(),
  })
  .transform((event): EventDraft => ({
    eventId: event.eventId,
    type: event.type,
    productId: event.productId,
    occurredAt: event.occurredAt,
    requestId: event.requestId ?? null,
    position: event.position ?? null,
    quantity: event.quantity ?? null,
    priceMinorUnits: event.priceMinorUnits ?? null,
    platform: event.platform ?? 'OTHER',
  }));

/** An event as somebody sent it, checked; the same rules for GraphQL and for files. */
export function checkEvent(given: unknown, now: Date): Checked<EventDraft> {
  const checked = check(eventRules, given);
  if ('value' in checked && checked.value.occurredAt.getTime() > now.getTime() + MAX_CLOCK_LEAD_MS)
    return { problem: 'occurredAt: must not be more than 10 minutes in the future.' };
  return checked;
}
