import type { HandOver } from './hand-over.js';
import type { HistorySpan } from './history-span.js';
import { joinedSpans } from './joined-spans.js';
import type { VisitorIdentity } from './viewer.js';

/**
 * What a device may be shown that nobody is signed in on: what was done without a token while nobody was, but for what
 * was done before the first sign-in, which became that shopper's. A token that has expired signs nobody out, and whoever
 * goes on without one is to be answered all the same: so too what was done without a token since the last hand-over.
 * `handOvers`: the device's, in order, without those that were parted; the newest only unless `complete`, and then what
 * was done before them is not shown.
 */
export function deviceHistory(
  device: VisitorIdentity,
  handOvers: readonly HandOver[],
  complete = true,
): HistorySpan[] {
  const [first] = handOvers;
  const before: HistorySpan[] =
    complete && !first?.signedIn ? [{ identity: device, from: null, until: first?.occurredAt ?? null }] : [];
  return joinedSpans([
    ...before,
    ...handOvers.flatMap(({ signedIn, occurredAt }, i) => {
      const next = handOvers[i + 1];
      return signedIn && next
        ? []
        : [{ identity: device, from: occurredAt, until: next?.occurredAt ?? null }];
    }),
  ]);
}
