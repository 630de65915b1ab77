import type { HandOver } from './hand-over.js';
import type { ShopperIdentity } from './viewer.js';

/**
 * Whose history it became, what was done on a device without a token at a moment; null: nobody's but the device's. The
 * same rule as shopperHistory's, seen from the device. `handOvers`: all of the device's, in order, without those that
 * were parted.
 */
export function ownerAt(handOvers: readonly HandOver[], moment: Date): ShopperIdentity | null {
  const last = handOvers.findLast(({ occurredAt }) => occurredAt <= moment) ?? handOvers[0];
  return last?.signedIn ? last.shopper : null;
}
