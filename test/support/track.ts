import { randomUUID } from 'node:crypto';
import type { EventType } from '../../src/domain/event.js';
import type { TestGateway } from './gateway.js';

export const TRACK_EVENTS = `mutation ($events: [TrackEventInput!]!) {
  trackEvents(events: $events) { accepted duplicates rejected { index id code message } }
}`;

export interface Happening {
  readonly type: EventType;
  readonly productId: string;
  /** Absent: now. */
  readonly hoursAgo?: number;
}

/** An event as a client sends it. */
export const sentEvent = ({ type, productId, hoursAgo = 0 }: Happening) => ({
  eventId: randomUUID(),
  type,
  productId,
  occurredAt: new Date(Date.now() - hoursAgo * 3_600_000).toISOString(),
});

/** What a visitor did, sent through the front door; throws where an event is not accepted. */
export async function track(
  gateway: TestGateway,
  visitor: string,
  happenings: readonly Happening[],
): Promise<void> {
  const events = happenings.map(sentEvent);
  const { data, errors } = await gateway.ask(TRACK_EVENTS, { events }, { 'x-visitor-id': visitor });
  if (data?.trackEvents.accepted !== events.length)
    throw new Error(`Not accepted: ${JSON.stringify(errors ?? data.trackEvents.rejected)}`);
}
