import type { ShopperEvent } from '../../domain/event.js';
import { importEvents } from '../../importing/events/import-events.js';
import { NATIVE_MAPPING } from '../../importing/mapping/native-mapping.js';
import type { Mapping } from '../../importing/mapping/mapping.js';
import type { ReadRows } from '../../importing/row.js';
import { MemoryEventLog } from '../../stores/memory/memory-event-log.js';
import { readCatalogue } from '../read-catalogue.js';
import type { ShopPast } from './shop-past.js';

export interface PastRows {
  readonly source: string;
  readonly products: ReadRows;
  readonly events: ReadRows;
  readonly mapping?: Mapping;
  /** Nothing later is taken. */
  readonly now: Date;
}

/** The past that an import of these rows would leave in a shop. */
export async function rowsPast({
  source,
  products,
  events,
  mapping = NATIVE_MAPPING,
  now,
}: PastRows): Promise<ShopPast> {
  const catalogue = await readCatalogue(products, mapping.products);
  const known = new Map(catalogue.map((product) => [product.id, product]));
  const log = new MemoryEventLog((id) => known.has(id));
  await importEvents({ events: log }, events, { now, mapping: mapping.events });
  const happened: ShopperEvent[] = [];
  for await (const batch of log.scan()) happened.push(...batch);
  return { source, dated: true, events: happened, products: known };
}
