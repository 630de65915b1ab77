import type { Assortment } from './assortment.js';
import { SeededRandom } from './seeded-random.js';
import { restockingTrips } from './shoppers/restocking-trips.js';
import type { Shopper } from './shoppers/shopper.js';
import { shoppingTrip } from './shoppers/shopping-trip.js';
import { toShoppingHour } from './shoppers/shopping-hour.js';
import type { Happening } from './shoppers/visit.js';

const DAYS = 90;
const DAY_MS = 86_400_000;

/** An event in the field names of TrackEventInput, and whose it is, as an import takes it. */
export interface EventRecord extends Pick<Happening, 'type' | 'viewerId' | 'platform'> {
  readonly eventId: string;
  readonly productId: string;
  readonly occurredAt: Date;
  readonly quantity?: number;
  readonly position?: number;
  readonly priceMinorUnits: number;
}

/** What the shoppers did in the 90 days before now, in the order of its happening. */
export function makeEvents(
  seed: number,
  shoppers: readonly Shopper[],
  assortment: Assortment,
  now: Date,
): EventRecord[] {
  return shoppers
    .flatMap((shopper) => lifeOf(shopper, seed, assortment, now))
    .sort((a, b) => a.at - b.at)
    .map((happening, i) => toRecord(happening, i + 1));
}

function lifeOf(shopper: Shopper, seed: number, assortment: Assortment, now: Date): readonly Happening[] {
  const random = new SeededRandom(seed, `events of ${shopper.viewerId}`);
  const happenings = [...restockingTrips(shopper, DAYS, assortment, random, now)];
  for (let i = 0; i < shopper.visits; i++) {
    const day = new Date(now.getTime() - random.fraction() * DAYS * DAY_MS);
    happenings.push(...shoppingTrip(shopper, toShoppingHour(day, now, random), assortment, random, now));
  }
  return happenings;
}

function toRecord(
  { at, viewerId, type, product, platform, quantity, position }: Happening,
  number: number,
): EventRecord {
  return {
    eventId: `demo-${String(number).padStart(6, '0')}`,
    type,
    viewerId,
    productId: product.record.id,
    occurredAt: new Date(at),
    platform,
    ...(quantity !== undefined && { quantity }),
    ...(position !== undefined && { position }),
    priceMinorUnits: product.record.priceMinorUnits,
  };
}
