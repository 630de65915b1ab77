import path from 'node:path';
import type { ShopperEvent } from '../../domain/event.js';
import { importEvents } from '../../importing/events/import-events.js';
import { ImportError } from '../../importing/import-error.js';
import { loadMapping, NATIVE } from '../../importing/mapping/load-mapping.js';
import { requiredColumns } from '../../importing/mapping/required-columns.js';
import { openFile } from '../../importing/reading/open-file.js';
import type { ImportReport } from '../../importing/report/import-report.js';
import type { ReadRows } from '../../importing/row.js';
import { MemoryEventLog } from '../../stores/memory/memory-event-log.js';
import { ordersOfPurchases } from '../orders-of-purchases.js';
import type { RecommendData } from './recommend-data.js';
import { EQUAL_STEPS, sequenceOrders, type Sequence } from './sequence-orders.js';
import { unnamedProduct } from './unnamed-product.js';

export interface ShopFileOptions {
  /** How the file's columns become events; absent: exported events, orders, or orders without times, by its columns. */
  readonly mapping?: string;
  readonly mappingsFolder: string;
  readonly now: Date;
}

/** The shipped mapping of a plain list of orders. */
const ORDERS = 'orders';

/**
 * A shop's own purchases: events as export writes them, a list of orders, or any layout that import knows, by the very
 * rules of import. A file with `shopper` and `item` but no `time` is read as sequences. Rejects with ImportError.
 */
export async function readShopFile(file: string, options: ShopFileOptions): Promise<RecommendData> {
  const columns = options.mapping === undefined ? await columnsOf(file) : [];
  const isSequence = columns.includes('shopper') && columns.includes('item') && !columns.includes('time');
  const read = isSequence ? await readSequenceFile(file) : await readEventFile(file, columns, options);
  if (read.orders.length === 0) throw new ImportError(`'${file}' holds no purchase that counts.`);
  const ids = new Set(read.orders.flatMap(({ productIds }) => productIds));
  const products = new Map([...ids].map((id) => [id, unnamedProduct(id)]));
  return { name: path.basename(file), products, dated: !isSequence, ...read };
}

type Read = Pick<RecommendData, 'orders' | 'remarks'>;

async function columnsOf(file: string): Promise<string[]> {
  for await (const { values } of (await openFile(file, { delimiter: ',', required: [] }))())
    return Object.keys(values ?? {});
  return [];
}

async function readEventFile(
  file: string,
  columns: readonly string[],
  { mapping, mappingsFolder, now }: ShopFileOptions,
): Promise<Read> {
  const name = mapping ?? (columns.includes('eventId') ? NATIVE : ORDERS);
  const layout = await loadMapping(name, mappingsFolder);
  if (!layout.events) throw new ImportError(`The mapping '${name}' says nothing of events.`);
  const required = requiredColumns(layout.events);
  const rows = await openFile(file, { delimiter: layout.delimiter, required });
  const events = new MemoryEventLog();
  const report = await importEvents({ events }, rows, { now, mapping: layout.events });
  const purchases: ShopperEvent[] = [];
  for await (const batch of events.scan()) purchases.push(...batch.filter(({ type }) => type === 'PURCHASE'));
  return { orders: ordersOfPurchases(purchases), remarks: remarksOn(report) };
}

const remarksOn = ({ rows, drops }: ImportReport): string[] =>
  rows.dropped === 0
    ? []
    : [
        `${rows.dropped} of ${rows.read} rows were left out: ${drops.map(({ reason, rows: count }) => `${reason} (${count})`).join(', ')}.`,
      ];

async function readSequenceFile(file: string): Promise<Read> {
  const read: ReadRows = await openFile(file, { delimiter: ',', required: ['shopper', 'item'] });
  const sequences = new Map<string, string[]>();
  let [rows, dropped] = [0, 0];
  for await (const { values } of read()) {
    rows++;
    const [customer, item] = [String(values?.shopper ?? '').trim(), String(values?.item ?? '').trim()];
    if (customer === '' || item === '') dropped++;
    else if (sequences.has(customer)) sequences.get(customer)!.push(item);
    else sequences.set(customer, [item]);
  }
  const all = [...sequences].map(([customer, productIds]): Sequence => ({ customer, productIds }));
  const leftOut = dropped === 0 ? [] : [`${dropped} of ${rows} rows were left out: no shopper or no item.`];
  return { orders: sequenceOrders(all), remarks: [EQUAL_STEPS, ...leftOut] };
}
