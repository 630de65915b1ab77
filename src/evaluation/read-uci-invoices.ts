import { createReadStream } from 'node:fs';
import path from 'node:path';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import type { Order } from './order.js';

/** Every invoice of the cleaned orders, oldest first. Times are local without a zone; they are read as UTC. */
export async function readUciInvoices(dataDir: string): Promise<Order[]> {
  const invoices = new Map<string, { customer: string; at: Date; products: Set<string> }>();
  const rows = createReadStream(path.join(dataDir, 'uci-online-retail/orders.clean.csv.gz'))
    .pipe(createGunzip())
    .pipe(parse({ columns: true }));
  for await (const row of rows as AsyncIterable<
    Record<'invoice' | 'customer' | 'datetime' | 'stock_code', string>
  >) {
    let invoice = invoices.get(row.invoice);
    if (!invoice) {
      const at = new Date(`${row.datetime.replace(' ', 'T')}:00Z`);
      invoices.set(row.invoice, (invoice = { customer: row.customer, at, products: new Set() }));
    }
    invoice.products.add(row.stock_code);
  }
  return [...invoices]
    .map(([id, { customer, at, products }]) => ({ id, customer, at, productIds: [...products] }))
    .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
}
