import type { SeededRandom } from '../seeded-random.js';

/** How busy each hour (UTC) is, from midnight: lunch and evening. */
const BUSY = [1, 1, 0, 0, 0, 1, 2, 4, 5, 6, 6, 7, 8, 7, 6, 6, 6, 7, 9, 11, 12, 10, 6, 3];
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The longest visit is over before now. */
const VISIT_MS = HOUR_MS;

/** A moment of the day at which people shop; the day before where that would be in the future. */
export function toShoppingHour(day: Date, now: Date, random: SeededRandom): number {
  const midnight = Math.floor(day.getTime() / DAY_MS) * DAY_MS;
  const [hour] = random.pickBy([...BUSY.entries()], ([, busy]) => busy);
  const at = midnight + hour * HOUR_MS + random.whole(0, HOUR_MS - 1);
  return at > now.getTime() - VISIT_MS ? at - DAY_MS : at;
}
