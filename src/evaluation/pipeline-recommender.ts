import type { ShopperEvent } from '../domain/event.js';
import type { ProductDraft } from '../domain/product.js';
import { shopperIdentity } from '../domain/shopper-identity.js';
import { singleViewer } from '../domain/single-viewer.js';
import { NEW_ARRIVALS_SHARE } from '../ranking/new-arrivals-share.js';
import { recommendPipeline } from '../ranking/recommend.pipeline.js';
import type { RecommendQuery } from '../ranking/recommend-query.js';
import { runPipeline } from '../ranking/run-pipeline.js';
import { MemoryEventLog } from '../stores/memory/memory-event-log.js';
import { MemoryProductCatalog } from '../stores/memory/memory-product-catalog.js';
import { MemoryRecommendIndex } from '../stores/memory/memory-recommend-index.js';
import { MemoryShopStatistics } from '../stores/memory/memory-shop-statistics.js';
import type { LastBasketCase } from './last-basket-case.js';
import type { Recommender } from './recommender.js';
import type { Invoice } from './read-uci-invoices.js';

/**
 * The pipeline that serves recommendations, as it is, on stores in memory with a clock of its own: what the
 * home page would show the customer the moment before the order. The shop starts selling a product on the day
 * of its first sale.
 */
export class PipelineRecommender implements Recommender {
  readonly name = 'Vitrine recommend pipeline';
  #now = new Date(0);
  readonly #clock = (): Date => this.#now;
  readonly #events = new MemoryEventLog();
  readonly #catalog = new MemoryProductCatalog(this.#clock);
  readonly #statistics = new MemoryShopStatistics(this.#clock);
  readonly #pipeline = recommendPipeline({
    events: this.#events,
    catalog: this.#catalog,
    statistics: this.#statistics,
    index: new MemoryRecommendIndex(this.#catalog, this.#statistics),
    answerLog: { append: async () => {} },
    newArrivalsShare: NEW_ARRIVALS_SHARE,
  });

  constructor(
    private readonly products: ReadonlyMap<string, ProductDraft>,
    /** Candidates that each source hands on. */
    private readonly window: number,
  ) {}

  async learn(invoices: readonly Invoice[]): Promise<void> {
    this.#now = invoices.at(-1)!.at;
    await this.#list(invoices);
    const events = invoices.flatMap(toEvents);
    await this.#events.append(events);
    this.#statistics.record(events);
  }

  async rank({ target, history }: LastBasketCase): Promise<readonly string[]> {
    this.#now = target.at;
    // The customer's own invoices of today are in his log already; those of earlier days are not stored twice.
    await this.#list(history);
    await this.#events.append(history.flatMap(toEvents));
    const { selected } = await runPipeline(this.#pipeline, this.#queryFor(target), (stage, error) => {
      throw new Error(`Stage ${stage} failed.`, { cause: error });
    });
    return selected.map(({ productId }) => productId);
  }

  /** Puts products on sale with their first order. */
  async #list(invoices: readonly Invoice[]): Promise<void> {
    const ids = new Set(invoices.flatMap(({ productIds }) => productIds));
    const known = await this.#catalog.known([...ids]);
    const added = [...ids].filter((id) => !known.has(id)).flatMap((id) => this.products.get(id) ?? []);
    if (added.length > 0) await this.#catalog.write(added);
  }

  #queryFor({ id, customer, at }: Invoice): RecommendQuery {
    return {
      requestId: id,
      signal: new AbortController().signal,
      now: at,
      placement: 'HOME',
      productIds: [],
      viewer: singleViewer(shopperIdentity(customer)),
      filter: {},
      window: this.window,
      rerank: 'OFF',
      personalise: true,
    };
  }
}

const toEvents = ({ id, customer, at, productIds }: Invoice): ShopperEvent[] =>
  productIds.map((productId) => ({
    eventId: `${id}:${productId}`,
    identity: shopperIdentity(customer),
    type: 'PURCHASE',
    productId,
    occurredAt: at,
    requestId: null,
    position: null,
    quantity: 1,
    priceMinorUnits: null,
    platform: 'WEB',
  }));
