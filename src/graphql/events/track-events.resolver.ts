import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { checkEvent } from '../../domain/event-rules.js';
import type { EventLog } from '../../stores/event-log.js';
import type { SessionNames } from '../../stores/session-names.js';
import type { Metrics } from '../../telemetry/metrics.js';
import { listWithin } from '../limits/bounds.js';
import type { RequestContext } from '../request-context.js';
import { identitiesOf } from './identities-of.js';
import type { RejectedItemType } from './rejected-item.type.js';
import { sortOut } from './sort-out.js';
import { TrackEventInput } from './track-event.input.js';
import { TrackEventsPayloadType } from './track-events-payload.type.js';

/** Events of one call: one statement of some 300 kB. */
const MAX_EVENTS = 1000;

@Resolver()
export class TrackEventsResolver {
  constructor(
    private readonly events: EventLog,
    private readonly sessions: SessionNames,
    private readonly metrics: Metrics,
  ) {}

  @Mutation(() => TrackEventsPayloadType, {
    description:
      'Records what shoppers did. Safe to repeat: an event is stored once per eventId. Needs to know who did it: X-Visitor-Id, a token, or a partner key with X-Viewer-Id; under X-Consent none it is nobody, and counts for trends only. An event counts when it occurred, however late it comes, and for whoever held the device then.',
  })
  async trackEvents(
    @Arg('events', () => [TrackEventInput], { description: 'At most 1,000.' }) events: TrackEventInput[],
    @Ctx() { caller, now }: RequestContext,
  ): Promise<TrackEventsPayloadType> {
    const platform = caller.partner ? 'PARTNER' : null;
    const { good, rejected } = sortOut(
      listWithin('events', events, MAX_EVENTS),
      ({ eventId }) => eventId,
      (event) => checkEvent({ ...event, platform: event.platform ?? platform }, now),
    );
    const drafts = good.map(({ value }) => value);
    const identities = await identitiesOf(drafts, caller.viewer, now, this.sessions);
    const stored = await this.events.append(
      drafts.map((draft, i) => ({ ...draft, identity: identities[i]! })),
    );
    const unknown = stored.unknownProducts.map((n): RejectedItemType => {
      const { index, value } = good[n]!;
      const message = `productId: the shop never had a product ${value.productId}.`;
      return { index, id: value.eventId, code: 'NOT_FOUND', message };
    });
    const all = [...rejected, ...unknown].sort((a, b) => a.index - b.index);
    this.#count(stored.accepted, stored.duplicates, all.length);
    return { accepted: stored.accepted, duplicates: stored.duplicates, rejected: all };
  }

  #count(accepted: number, duplicates: number, rejected: number): void {
    this.metrics.events.inc({ result: 'accepted' }, accepted);
    this.metrics.events.inc({ result: 'duplicate' }, duplicates);
    this.metrics.events.inc({ result: 'rejected' }, rejected);
  }
}
