import { randomUUID } from 'node:crypto';
import { ANONYMOUS_PREFIX } from '../../domain/viewers/anonymous-prefix.js';
import { VitrineError } from '../../domain/errors.js';
import type { EventDraft } from '../../domain/event-rules.js';
import type { Viewer } from '../../domain/viewers/viewer.js';
import type { SessionNames } from '../../stores/session-names.js';

/** Clocks of devices differ by so much; an event that is older was kept on the device before it was sent. */
const LATE_MS = 5 * 60_000;

/**
 * Under whose name each event is kept. A token says who is there now, so fresh events are that shopper's. It says nothing
 * of who was there when a late one occurred: that one is kept as the device's, and is whose the device was then, by its
 * hand-overs, for as long as these hold. Throws UNAUTHENTICATED where nobody is named who could be.
 */
export async function identitiesOf(
  drafts: readonly EventDraft[],
  viewer: Viewer,
  now: Date,
  sessions: Pick<SessionNames, 'enter'>,
): Promise<readonly string[]> {
  const { consent } = await viewer.profile();
  const { shopper, device } = viewer;
  // One name for the events of one call, so that what was bought together stays together.
  if (consent === 'NONE') return fill(drafts, `${ANONYMOUS_PREFIX}${randomUUID()}`);
  const sender = shopper ?? device;
  if (!sender)
    throw new VitrineError(
      'UNAUTHENTICATED',
      'Whose events are these? Send X-Visitor-Id, a Bearer token, or a partner key with X-Viewer-Id.',
    );
  if (consent === 'SESSION') return fill(drafts, await sessions.enter(sender, now));
  if (!shopper || !device) return fill(drafts, sender);
  const lateFrom = new Date(now.getTime() - LATE_MS);
  return drafts.map(({ occurredAt }) => (occurredAt < lateFrom ? device : shopper));
}

const fill = (drafts: readonly EventDraft[], identity: string): string[] => drafts.map(() => identity);
