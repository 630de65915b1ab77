import { checkEvent } from '../../domain/event-rules.js';
import type { ShopperEvent } from '../../domain/event.js';
import { identifier } from '../../domain/text-rules.js';
import { example } from '../example.js';
import type { EventMapping } from '../mapping/mapping.js';
import { eventMapper, type MappedFields, type MappedRow } from '../mapping/row-mapper.js';
import type { ReportBuilder } from '../report/report-builder.js';
import type { ReadRows, Row } from '../row.js';
import { identityOf } from './identity-of.js';
import { RecentlySeen } from './recently-seen.js';

/** A row that holds an event by all rules, or a cancellation. */
export interface EventRow {
  readonly number: number;
  readonly event: ShopperEvent;
  /** Whether it takes back `event.quantity` of an earlier purchase: its quantity was below zero. */
  readonly cancels: boolean;
  readonly repairs: readonly string[];
}

const viewerIdRules = identifier(200);

export interface ReadEventsOptions {
  /** Rows without an event are dropped into it. */
  readonly report?: ReportBuilder;
  /** Which rows are worth holding to the rules, by their fields as they were mapped; absent: all. */
  concerns?(fields: MappedFields): boolean;
}

/** The events of rows, each once. */
export async function* readEvents(
  read: ReadRows,
  mapping: EventMapping,
  now: Date,
  { report, concerns }: ReadEventsOptions = {},
): AsyncGenerator<EventRow> {
  const map = eventMapper(mapping);
  const seen = new RecentlySeen();
  for await (const row of read()) {
    const mapped = map(row);
    if (concerns && 'fields' in mapped && !concerns(mapped.fields)) continue;
    const found = toEvent(row, mapped, now);
    if ('dropped' in found) report?.drop(row.number, found.dropped, () => example(row));
    else if (seen.again(found.event.eventId)) report?.drop(row.number, 'duplicate row', () => example(row));
    else yield found;
  }
}

function toEvent(row: Row, mapped: MappedRow, now: Date): EventRow | { dropped: string } {
  if ('dropped' in mapped) return mapped;
  const { viewerId, quantity, ...fields } = mapped.fields;
  const viewer = viewerIdRules.safeParse(viewerId);
  if (!viewer.success) return { dropped: `viewerId: ${viewer.error.issues[0]!.message}.` };
  const cancels = fields.type === 'PURCHASE' && typeof quantity === 'number' && quantity < 0;
  const checked = checkEvent({ ...fields, quantity: cancels ? -quantity : quantity }, now);
  if ('problem' in checked) return { dropped: checked.problem };
  return {
    number: row.number,
    event: { ...checked.value, identity: identityOf(viewer.data) },
    cancels,
    repairs: row.foreignBytes ? ['not UTF-8: read as Windows-1252'] : [],
  };
}
