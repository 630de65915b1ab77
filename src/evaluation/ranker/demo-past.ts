import { makeDemoShop } from '../../demo-shop/make-demo-shop.js';
import { rowsOf } from '../../importing/row.js';
import { rowsPast } from './rows-past.js';
import type { ShopPast } from './shop-past.js';

/** Always the same past. */
const NOW = new Date('2026-06-30T12:00:00Z');

/** The simulated demo shop and what so many of its shoppers did; default: all of them. */
export function demoPast(shoppers?: number): Promise<ShopPast> {
  const shop = makeDemoShop({ now: NOW, shoppers });
  return rowsPast({
    source: 'the demo shop (simulated)',
    products: rowsOf(() => shop.products),
    events: rowsOf(() => shop.events()),
    now: NOW,
  });
}
