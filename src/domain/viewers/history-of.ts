import { deviceHistory } from './device-history.js';
import type { HandOver } from './hand-over.js';
import type { HistorySpan } from './history-span.js';
import { shopperHistory } from './shopper-history.js';
import type { Viewer } from './viewer.js';

/** What was kept of a viewer for good; see shopperHistory, and for a device that nobody is signed in on deviceHistory. */
export function historyOf(
  { shopper, device }: Pick<Viewer, 'shopper' | 'device'>,
  { handOvers, complete }: { readonly handOvers: readonly HandOver[]; readonly complete: boolean },
): HistorySpan[] {
  if (shopper) return shopperHistory(shopper, handOvers);
  return device ? deviceHistory(device, handOvers, complete) : [];
}
