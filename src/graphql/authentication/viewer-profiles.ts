import type { Clock } from '../../domain/clock.js';
import type { Consent } from '../../domain/viewers/consent.js';
import { effectiveConsent } from '../../domain/viewers/effective-consent.js';
import { historyOf } from '../../domain/viewers/history-of.js';
import type { HistorySpan } from '../../domain/viewers/history-span.js';
import { SESSION_LIMITS } from '../../domain/viewers/session-limits.js';
import { sessionStart } from '../../domain/viewers/session-start.js';
import { spansSince } from '../../domain/viewers/spans-since.js';
import { UNKNOWN_VIEWER } from '../../domain/viewers/unknown-viewer.js';
import type { Viewer, ViewerProfile } from '../../domain/viewers/viewer.js';
import { wholeHistory } from '../../domain/viewers/whole-history.js';
import type { EventLog } from '../../stores/event-log.js';
import type { SessionNames } from '../../stores/session-names.js';
import type { ViewerDirectory, ViewerRecord } from '../../stores/viewer-directory.js';

/** A session is looked for among so many of the latest events. */
const MAX_SESSION_EVENTS = 200;

/** What a request says of who sends it. */
export type Presented = Pick<Viewer, 'shopper' | 'device' | 'saidConsent'>;

/** Finds out what is a viewer's history, and what of it may be read. */
export class ViewerProfiles {
  constructor(
    private readonly directory: ViewerDirectory,
    private readonly events: Pick<EventLog, 'recent'>,
    private readonly sessionNames: Pick<SessionNames, 'of'>,
    private readonly defaultConsent: Consent,
    private readonly clock: Clock,
  ) {}

  /** Whoever has just come in: a shopper takes the device into their hands. */
  arriving(presented: Presented): Viewer {
    return this.#viewer(presented, (record, consent) => this.#takeHold(presented, record, consent));
  }

  /** The viewer as the stores have them now, after a change. */
  again(presented: Presented): Viewer {
    return this.#viewer(presented, async (record) => record);
  }

  #viewer(
    { shopper, device, saidConsent }: Presented,
    enter: (record: ViewerRecord, consent: Consent) => Promise<ViewerRecord>,
  ): Viewer {
    let read: Promise<ViewerProfile> | undefined;
    const profile = async (): Promise<ViewerProfile> => {
      if (!shopper && !device)
        return { consent: effectiveConsent([saidConsent], this.defaultConsent), history: [] };
      const record = await this.directory.read(shopper, device);
      const consent = effectiveConsent([saidConsent, record.consent], this.defaultConsent);
      const entered = await enter(record, consent);
      return { consent, history: await this.#readable({ shopper, device, saidConsent }, entered, consent) };
    };
    return {
      id: shopper ?? device ?? UNKNOWN_VIEWER.id,
      identified: shopper !== null,
      shopper,
      device,
      saidConsent,
      profile: () => (read ??= profile()),
    };
  }

  /** Nothing ties a device to a shopper who does not consent; yet whoever held it before holds it no longer. */
  async #takeHold(
    { shopper, device }: Presented,
    record: ViewerRecord,
    consent: Consent,
  ): Promise<ViewerRecord> {
    const { holder } = record;
    if (!shopper || !device || holder === shopper) return record;
    const occurredAt = this.clock();
    if (consent === 'FULL') {
      await this.directory.handOver({ device, shopper, signedIn: true, occurredAt });
      return this.directory.read(shopper, device);
    }
    if (holder) await this.directory.handOver({ device, shopper: holder, signedIn: false, occurredAt });
    return record;
  }

  async #readable(
    presented: Presented,
    record: ViewerRecord,
    consent: Consent,
  ): Promise<readonly HistorySpan[]> {
    if (consent === 'NONE') return [];
    const whole = historyOf(presented, record);
    if (consent === 'FULL') return whole;
    // On a device that others may have held, a shopper's are those with the shopper's token.
    const { shopper, device } = presented;
    const own = shopper ?? device;
    const sessions = own ? await this.sessionNames.of([own]) : [];
    return this.#session([...whole, ...sessions.map(wholeHistory)]);
  }

  async #session(spans: readonly HistorySpan[]): Promise<readonly HistorySpan[]> {
    const now = this.clock();
    const lately = spansSince(spans, new Date(now.getTime() - SESSION_LIMITS.lengthMs));
    const events = await this.events.recent(lately, MAX_SESSION_EVENTS);
    const moments = events.map(({ occurredAt }) => occurredAt);
    return spansSince(lately, sessionStart(moments, now));
  }
}
