import { readUciInvoices } from '../read-uci-invoices.js';
import { readUciProducts } from '../read-uci-products.js';
import type { RecommendData } from './recommend-data.js';

/** The cleaned UCI orders below `dataDir`. */
export async function readUci(dataDir: string): Promise<RecommendData> {
  const [orders, products] = await Promise.all([readUciInvoices(dataDir), readUciProducts(dataDir)]);
  return { name: 'UCI Online Retail', orders, products, dated: true, remarks: [] };
}
