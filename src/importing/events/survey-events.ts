import type { MappedFields } from '../mapping/row-mapper.js';
import { addTo, lineKey, matchAll, toLine } from './find-cancellations.js';
import { identityOf } from './identity-of.js';
import type { Line, Matches } from './match-cancellations.js';
import { RateWatch } from './rate-watch.js';
import type { EventRow, ReadEventsOptions } from './read-events.js';

/** What only the whole file tells about its events. */
export interface Survey extends Matches {
  /** Identities. */
  readonly bots: ReadonlySet<string>;
}

export const EMPTY_SURVEY: Survey = { bots: new Set(), takenOff: new Map(), matched: new Set() };

/** Looks at every event before one is stored, and at every purchase again where some were cancelled. */
export async function surveyEvents(
  rows: (options?: ReadEventsOptions) => AsyncIterable<EventRow>,
  maxEventsPerMinute: number,
): Promise<Survey> {
  const watch = new RateWatch(maxEventsPerMinute);
  const cancellations = new Map<string, Line[]>();
  for await (const row of rows()) {
    watch.see(row.event);
    if (row.cancels) addTo(cancellations, lineKey(row.event.identity, row.event.productId), toLine(row));
  }
  // Of the few that share shopper and product with a cancellation; to hold the others to the rules again would cost most.
  const cancelled = ({ viewerId, productId }: MappedFields): boolean =>
    typeof viewerId === 'string' && cancellations.has(lineKey(identityOf(viewerId), String(productId)));
  const matches =
    cancellations.size > 0 ? await matchAll(rows({ concerns: cancelled }), cancellations) : EMPTY_SURVEY;
  return { bots: watch.bots, takenOff: matches.takenOff, matched: matches.matched };
}
