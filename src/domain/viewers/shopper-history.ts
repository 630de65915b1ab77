import type { HandOver } from './hand-over.js';
import type { HistorySpan } from './history-span.js';
import { joinedSpans } from './joined-spans.js';
import type { ShopperIdentity } from './viewer.js';
import { wholeHistory } from './whole-history.js';

/**
 * What a shopper did: all that a token proved to be theirs, and on each device what was done without a token while
 * they held it. What was done before anybody signed in is that of the first who did; what was done after somebody
 * signed out is nobody's. `handOvers`: of every device the shopper signed in on, device by device and in order, without
 * those that were parted; of each at least the first, the shopper's own and the one after each of them. Where not all of
 * the shopper's own are there, the first must not be one of them.
 */
export const shopperHistory = (shopper: ShopperIdentity, handOvers: readonly HandOver[]): HistorySpan[] => [
  wholeHistory(shopper),
  ...joinedSpans(
    handOvers.flatMap((handOver, i) => {
      const { device, signedIn, occurredAt } = handOver;
      if (!signedIn || handOver.shopper !== shopper) return [];
      const from = handOvers[i - 1]?.device === device ? occurredAt : null;
      const next = handOvers[i + 1];
      return [{ identity: device, from, until: next?.device === device ? next.occurredAt : null }];
    }),
  ),
];
