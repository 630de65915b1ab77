import type { ShopperEvent } from '../../domain/event.js';

/** The fields of TrackEventInput plus viewerId, and the header of a CSV file of events. */
export const EVENT_COLUMNS = [
  'eventId',
  'type',
  'productId',
  'viewerId',
  'occurredAt',
  'quantity',
  'priceMinorUnits',
  'requestId',
  'position',
  'platform',
] as const;

/** An event as import reads it. */
export function eventRecord(event: ShopperEvent): Record<(typeof EVENT_COLUMNS)[number], unknown> {
  const { eventId, type, productId, quantity, priceMinorUnits, requestId, position, platform } = event;
  return {
    eventId,
    type,
    productId,
    viewerId: event.identity,
    occurredAt: event.occurredAt.toISOString(),
    quantity,
    priceMinorUnits,
    requestId,
    position,
    platform,
  };
}
