import type { ShopperEvent } from '../domain/event.js';
import type { ProductDraft } from '../domain/products/product.js';
import { NEW_ARRIVALS_SHARE } from '../ranking/new-arrivals-share.js';
import { MemoryEventLog } from '../stores/memory/memory-event-log.js';
import { MemoryProductCatalog } from '../stores/memory/memory-product-catalog.js';
import { MemoryRecommendIndex } from '../stores/memory/memory-recommend-index.js';
import { MemoryShopStatistics } from '../stores/memory/memory-shop-statistics.js';

/**
 * A shop in memory as it was at some moment of its past: it knows the events it was told and no others, and sells a
 * product from the first of them that speaks of it.
 */
export class PastShop {
  #now = new Date(0);
  readonly #clock = (): Date => this.#now;
  readonly events = new MemoryEventLog();
  readonly catalog = new MemoryProductCatalog(this.#clock);
  readonly statistics = new MemoryShopStatistics(this.#clock);
  readonly index = new MemoryRecommendIndex(this.catalog, this.statistics);
  readonly newArrivalsShare = NEW_ARRIVALS_SHARE;
  /** Nobody is shown anything. */
  readonly answerLog = { append: async (): Promise<void> => {} };

  constructor(private readonly products: ReadonlyMap<string, ProductDraft>) {}

  /** The present of the shop's clock. */
  turnTo(now: Date): void {
    this.#now = now;
  }

  /** The viewers' own histories have them from now on. */
  async happen(events: readonly ShopperEvent[]): Promise<void> {
    const known = await this.catalog.known(events.map(({ productId }) => productId));
    const added = new Map<string, ProductDraft>();
    for (const { productId, occurredAt } of events) {
      const product = this.products.get(productId);
      if (product && !known.has(productId) && !added.has(productId))
        // What is sold out today was not when somebody bought it, and a past without it has survivors alone.
        added.set(productId, {
          ...product,
          inStock: true,
          createdAt: earlierOf(product.createdAt, occurredAt),
        });
    }
    if (added.size > 0) await this.catalog.write([...added.values()]);
    await this.events.append(events);
  }

  /** A day is over: its events, which happened before, enter the statistics. */
  count(events: readonly ShopperEvent[]): void {
    this.statistics.record(events);
  }
}

const earlierOf = (listed: Date | undefined, at: Date): Date => (listed && listed < at ? listed : at);
