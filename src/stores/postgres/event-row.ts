import type { ShopperEvent } from '../../domain/event.js';
import type { Event as EventRow } from '../../generated/prisma/client.js';

export function toShopperEvent(row: EventRow): ShopperEvent {
  return {
    eventId: row.eventId,
    identity: row.identity,
    type: row.type,
    productId: row.productId,
    occurredAt: row.occurredAt,
    requestId: row.requestId,
    position: row.position,
    quantity: row.quantity,
    priceMinorUnits: row.priceMinorUnits,
    platform: row.platform,
  };
}

/** An event as a record for jsonb_to_recordset; `n` is its place in the batch. */
export const toRecord = (event: ShopperEvent, n: number) => ({
  n,
  event_id: event.eventId,
  identity: event.identity,
  type: event.type,
  product_id: event.productId,
  occurred_at: event.occurredAt,
  request_id: event.requestId,
  position: event.position,
  quantity: event.quantity,
  price_minor_units: event.priceMinorUnits,
  platform: event.platform,
});
