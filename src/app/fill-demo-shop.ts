import { makeDemoShop } from '../demo-shop/make-demo-shop.js';
import { importEvents } from '../importing/events/import-events.js';
import { importProducts } from '../importing/products/import-products.js';
import { rowsOf } from '../importing/row.js';
import type { Logger } from '../telemetry/logger.js';
import type { Stores } from './open-stores.js';

/**
 * Fills a shop that never had anything with the simulated demo shop, through the same door as any import. Killed
 * half-way, it is resumed by the next call. Never touches a shop that is in use.
 */
export async function fillDemoShop(
  { catalog, events, jobs, firstFilling }: Pick<Stores, 'catalog' | 'events' | 'jobs' | 'firstFilling'>,
  logger: Logger,
): Promise<void> {
  await firstFilling.once(new Date(), async (now) => {
    const startedAt = performance.now();
    const shop = makeDemoShop({ now });
    await importProducts(
      { catalog },
      rowsOf(() => shop.products),
      { now, asIs: true },
    );
    await importEvents(
      { events },
      rowsOf(() => shop.events),
      { now, asIs: true },
    );
    await jobs.countProductDays();
    await jobs.refreshNeighbours();
    logger.info(
      {
        products: shop.products.length,
        events: shop.events.length,
        tookMs: Math.round(performance.now() - startedAt),
      },
      'the shop was empty and is filled with the demo shop: everything in it is simulated (DEMO_SHOP=false leaves it empty)',
    );
  });
}
