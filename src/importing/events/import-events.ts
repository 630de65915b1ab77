import { MACHINE_RULES } from '../../domain/demand/machine-rules.js';
import type { EventLog } from '../../stores/event-log.js';
import type { ImportOptions } from '../import-options.js';
import { inBatches } from '../in-batches.js';
import type { EventMapping } from '../mapping/mapping.js';
import { NATIVE_MAPPING } from '../mapping/native-mapping.js';
import type { ImportReport } from '../report/import-report.js';
import { readAhead } from '../read-ahead.js';
import { ReportBuilder } from '../report/report-builder.js';
import type { ReadRows } from '../row.js';
import { judgeEvent } from './judge-event.js';
import { readEvents, type EventRow } from './read-events.js';
import { EMPTY_SURVEY, surveyEvents, type Survey } from './survey-events.js';

/** One statement each. */
const BATCH = 1000;

export interface ImportEventsOptions extends ImportOptions {
  /** Absent: Vitrine's own fields. */
  readonly mapping?: EventMapping;
  /** A viewer with more clicks, looks and cart changes within one minute is a bot. */
  readonly maxEventsPerMinute?: number;
}

/**
 * Stores the events of rows, once per event id: an import that was interrupted is resumed by running it again.
 * Unless `asIs`, reads the rows two or three times: bots and cancellations show only in the whole.
 */
export async function importEvents(
  { events }: { readonly events: EventLog },
  read: ReadRows,
  options: ImportEventsOptions,
): Promise<ImportReport> {
  const { now, asIs, maxEventsPerMinute = MACHINE_RULES.maxByHandAMinute } = options;
  const mapping = options.mapping ?? NATIVE_MAPPING.events!;
  const survey = asIs
    ? EMPTY_SURVEY
    : await surveyEvents((which) => readEvents(read, mapping, now, which), maxEventsPerMinute);
  const report = new ReportBuilder('events');
  const wanted = judged(readEvents(read, mapping, now, { report }), survey, report);
  for await (const batch of readAhead(inBatches(wanted, BATCH))) await store(events, batch, report);
  return report.build();
}

async function* judged(
  rows: AsyncIterable<EventRow>,
  survey: Survey,
  report: ReportBuilder,
): AsyncGenerator<EventRow> {
  for await (const row of rows) {
    const judgement = judgeEvent(row, survey);
    if ('dropped' in judgement) report.drop(row.number, judgement.dropped, () => describe(row));
    else yield judgement;
  }
}

async function store(events: EventLog, batch: readonly EventRow[], report: ReportBuilder): Promise<void> {
  const { accepted, duplicates, unknownProducts } = await events.append(batch.map(({ event }) => event));
  const unknown = new Set(unknownProducts);
  batch.forEach((row, i) => {
    if (unknown.has(i)) report.drop(row.number, 'product unknown to the shop', () => describe(row));
    else report.keep(row.number, row.repairs, () => describe(row));
  });
  report.stored({ new: accepted, already: duplicates });
}

const describe = ({ event }: EventRow): string =>
  `${event.identity} | ${event.type} | ${event.productId} | ${event.quantity ?? 1} | ${event.occurredAt.toISOString()}`;
