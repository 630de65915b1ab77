import { makeDemoShop, type DemoShop, type DemoShopOptions } from '../demo-shop/make-demo-shop.js';
import { importEvents } from '../importing/events/import-events.js';
import { importProducts } from '../importing/products/import-products.js';
import { rowsOf } from '../importing/row.js';
import type { Logger } from '../telemetry/logger.js';
import type { ProductCatalog } from '../stores/product-catalog.js';
import type { Database } from '../stores/postgres/open-database.js';

type Parts = Pick<Database, 'events' | 'statistics' | 'jobs' | 'firstFilling'> & {
  readonly catalog: ProductCatalog;
};

/**
 * Fills a shop that never had anything with the simulated demo shop, through the same door as any import: products
 * before the shop opens, a hundred thousand events in the seconds after. Stopped or killed half-way, it is resumed
 * at the next start. Never touches a shop that is in use.
 */
export class DemoShopFilling {
  readonly #stopping = new AbortController();
  #running: Promise<void> = Promise.resolve();
  #going = false;

  constructor(
    private readonly parts: Parts,
    private readonly logger: Logger,
    private readonly options: Pick<DemoShopOptions, 'shoppers'> = {},
  ) {}

  /** Whether the shop is still incomplete. */
  get going(): boolean {
    return this.#going;
  }

  /** Resolves when the products are there, or at once where there is nothing to fill. */
  start(): Promise<void> {
    return new Promise((opened, failed) => {
      this.#going = true;
      this.#running = this.parts.firstFilling
        .once(new Date(), (now) => this.#fill(now, opened))
        .then(() => opened())
        .catch((error: unknown) => {
          failed(error);
          if (!this.#stopping.signal.aborted)
            this.logger.error({ err: error }, 'the demo shop is incomplete; the next start goes on with it');
        })
        .finally(() => (this.#going = false));
    });
  }

  /** Resolves when nothing of it runs any more. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  /** Resolves when everything is there, or when it was stopped. */
  async finished(): Promise<void> {
    await this.#running;
  }

  async #fill(now: Date, opened: () => void): Promise<void> {
    const { catalog, events, statistics, jobs } = this.parts;
    const shop = makeDemoShop({ now, ...this.options });
    const options = { now, asIs: true };
    const productRows = rowsOf(() => shop.products);
    const products = await importProducts({ catalog }, productRows, options);
    this.logger.info(
      { products: products.rows.kept },
      'the shop was empty: it gets the demo shop, all of it simulated (DEMO_SHOP=false leaves a shop empty)',
    );
    opened();
    const eventRows = rowsOf(() => this.#eventsOf(shop));
    const happened = await importEvents({ events }, eventRows, options);
    await jobs.countProductDays();
    await jobs.refreshNeighbours();
    statistics.forget();
    this.logger.info({ events: happened.rows.kept }, 'the demo shop is complete, with simulated events');
  }

  *#eventsOf(shop: DemoShop): Generator<object> {
    for (const event of shop.events()) {
      this.#stopping.signal.throwIfAborted();
      yield event;
    }
  }
}
