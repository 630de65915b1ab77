import { randomUUID } from 'node:crypto';
import { ANONYMOUS_PREFIX } from '../../domain/anonymous-prefix.js';
import { VitrineError } from '../../domain/errors.js';
import type { EventDraft } from '../../domain/event-rules.js';
import { sessionIdentity } from '../../domain/session-identity.js';
import type { Viewer } from '../../domain/viewer.js';
import type { ViewerDirectory } from '../../stores/viewer-directory.js';

/** Clocks of devices differ by so much; an event that is older was kept on the device before it was sent. */
const LATE_MS = 5 * 60_000;

/**
 * Under whose name each event is kept. A token says who is there now, so fresh events are that shopper's; a late one is
 * whose the device was when it occurred. Throws UNAUTHENTICATED where nobody is named who could be.
 */
export async function identitiesOf(
  drafts: readonly EventDraft[],
  viewer: Viewer,
  now: Date,
  directory: Pick<ViewerDirectory, 'holdersAt'>,
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
  if (consent === 'SESSION') return fill(drafts, sessionIdentity(sender));
  if (!shopper || !device) return fill(drafts, sender);
  const lateFrom = new Date(now.getTime() - LATE_MS);
  const late = drafts.filter(({ occurredAt }) => occurredAt < lateFrom);
  if (late.length === 0) return fill(drafts, shopper);
  const holders = await directory.holdersAt(
    device,
    late.map(({ occurredAt }) => occurredAt),
  );
  const holderOf = new Map(late.map((draft, i) => [draft, holders[i]]));
  return drafts.map((draft) => (holderOf.has(draft) ? (holderOf.get(draft) ?? device) : shopper));
}

const fill = (drafts: readonly EventDraft[], identity: string): string[] => drafts.map(() => identity);
