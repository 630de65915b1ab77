import { randomId } from '../visitor-id';
import { tell } from './gateway';
import type { Price } from './product';

/** The answer a product was shown in, and its place there: lets the gateway judge the answer. */
export interface Origin {
  readonly requestId: string;
  readonly position: number;
}

export interface Deed {
  readonly type: 'VIEW' | 'ADD_TO_CART' | 'REMOVE_FROM_CART' | 'PURCHASE';
  readonly productId: string;
  readonly quantity?: number;
  readonly price?: Price;
  readonly origin?: Origin;
}

const TRACK = /* GraphQL */ `
  mutation Track($events: [TrackEventInput!]!) {
    trackEvents(events: $events) {
      accepted
    }
  }
`;

/** Tells the gateway what was done. A shop goes on where that fails, so this never throws. */
export async function track(...deeds: readonly Deed[]): Promise<void> {
  const events = deeds.map(({ price, origin, ...deed }) => ({
    ...deed,
    ...origin,
    eventId: randomId(),
    occurredAt: new Date().toISOString(),
    platform: 'WEB',
    priceMinorUnits: price?.minorUnits,
  }));
  await tell(TRACK, { events }).catch((error: unknown) => reportError(error));
}
