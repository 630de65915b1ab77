import type { HistorySpan } from './history-span.js';
import { sessionIdentity } from './session-identity.js';
import type { Viewer } from './viewer.js';
import { wholeHistory } from './whole-history.js';

/** What was kept of a viewer for a session only: the shopper's own, and what the device did while nobody was signed in. */
export const sessionsOf = ({ shopper, device }: Pick<Viewer, 'shopper' | 'device'>): HistorySpan[] =>
  [shopper, device].flatMap((who) => (who ? [wholeHistory(sessionIdentity(who))] : []));
