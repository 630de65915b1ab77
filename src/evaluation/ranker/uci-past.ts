import { readUciInvoices } from '../read-uci-invoices.js';
import { readUciProducts } from '../read-uci-products.js';
import type { ShopPast } from './shop-past.js';
import { eventsOfOrders } from '../events-of-orders.js';

/** The year of the UCI orders. */
export async function uciPast(dataDir: string): Promise<ShopPast> {
  const [invoices, products] = await Promise.all([readUciInvoices(dataDir), readUciProducts(dataDir)]);
  return { source: 'the UCI Online Retail orders', events: eventsOfOrders(invoices), products };
}
