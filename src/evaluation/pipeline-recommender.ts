import type { ProductDraft } from '../domain/products/product.js';
import { shopperIdentity } from '../domain/viewers/shopper-identity.js';
import type { Models } from '../inference/models.js';
import type { Ranker } from '../inference/ranker.js';
import { recommendPipeline } from '../ranking/recommend.pipeline.js';
import { runPipeline } from '../ranking/run-pipeline.js';
import { inItsOwnTime } from './in-its-own-time.js';
import { eventsOfOrders } from './events-of-orders.js';
import type { LastBasketCase } from './last-basket-case.js';
import { ListedRanking } from './listed-ranking.js';
import type { Order } from './order.js';
import { PastShop } from './past-shop.js';
import { basketQuery } from './ranker/basket-query.js';
import type { Ranking } from './ranking.js';

export interface PipelineRecommenderOptions {
  readonly name: string;
  readonly products: ReadonlyMap<string, ProductDraft>;
  /** The model of a moment; the hand blend serves, and is counted, where there is none. */
  rankerAt?(moment: Date): Promise<Ranker | undefined>;
  /** The models of a moment; sources whose model is missing find nothing. */
  nextProductsAt?(moment: Date): Promise<Models['nextProducts']>;
}

/**
 * The pipeline that serves recommendations, as it is, on stores in memory with a clock of its own: what the
 * home page would show the customer the moment before the order. The shop starts selling a product on the day
 * of its first sale.
 */
export class PipelineRecommender {
  readonly #shop: PastShop;

  constructor(private readonly options: PipelineRecommenderOptions) {
    this.#shop = new PastShop(options.products);
  }

  get name(): string {
    return this.options.name;
  }

  async learn(orders: readonly Order[]): Promise<void> {
    const events = eventsOfOrders(orders);
    this.#shop.turnTo(orders.at(-1)!.at);
    await this.#shop.happen(events);
    this.#shop.count(events);
  }

  /** What the customer would see; without some products, as a caller may ask. */
  async rank({ target, history }: LastBasketCase, without: readonly string[] = []): Promise<Ranking> {
    this.#shop.turnTo(target.at);
    // The customer's own invoices of today are in his log already; those of earlier days are not stored twice.
    await this.#shop.happen(eventsOfOrders(history));
    const ranker = await this.options.rankerAt?.(target.at);
    const nextProducts = await this.options.nextProductsAt?.(target.at);
    const query = basketQuery({ identity: shopperIdentity(target.customer), at: target.at });
    const pipeline = recommendPipeline({ ...this.#shop, ranker, nextProducts });
    const { selected, report } = await runPipeline(
      {
        ...pipeline,
        sources: pipeline.sources.map(inItsOwnTime),
        scorers: pipeline.scorers.map(inItsOwnTime),
      },
      {
        ...query,
        filter: { excludeProductIds: without },
        rerank: ranker ? 'ON' : 'OFF',
      },
      (stage, error) => {
        throw new Error(`Stage ${stage} failed.`, { cause: error });
      },
    );
    // The blend in place of a model would be measured as the model.
    const [failed] = report.degraded;
    if (failed) throw new Error(`Stage ${failed.stage} failed: ${failed.cause}.`);
    return new ListedRanking(selected.map(({ productId }) => productId));
  }
}
