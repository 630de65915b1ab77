import type { ProductDraft } from '../../domain/product.js';
import { shopperIdentity } from '../../domain/shopper-identity.js';
import type { Ranker } from '../../inference/ranker.js';
import { recommendPipeline } from '../../ranking/recommend.pipeline.js';
import type { RecommendQuery } from '../../ranking/recommend-query.js';
import { runPipeline } from '../../ranking/run-pipeline.js';
import type { LastBasketCase } from '../last-basket-case.js';
import type { Invoice } from '../read-uci-invoices.js';
import type { Recommender } from '../recommender.js';
import { basketQuery } from './basket-query.js';
import { PastShop } from './past-shop.js';
import { uciEvents } from './uci-events.js';

/** The pipeline as the gateway serves it, candidates and all, with the ranker of each moment where there is one. */
export class PastShopRecommender implements Recommender {
  readonly #shop: PastShop;

  constructor(
    readonly name: string,
    products: ReadonlyMap<string, ProductDraft>,
    private readonly rankerAt: (moment: Date) => Promise<Ranker | undefined>,
  ) {
    this.#shop = new PastShop(products);
  }

  async learn(invoices: readonly Invoice[]): Promise<void> {
    const events = uciEvents(invoices);
    this.#shop.turnTo(invoices.at(-1)!.at);
    await this.#shop.happen(events);
    this.#shop.count(events);
  }

  /** What the customer would see; without some products, as a caller may ask. */
  async rank(
    { target, history }: LastBasketCase,
    without: readonly string[] = [],
  ): Promise<readonly string[]> {
    this.#shop.turnTo(target.at);
    // The customer's own invoices of today are in his log already; those of earlier days are not stored twice.
    await this.#shop.happen(uciEvents(history));
    const ranker = await this.rankerAt(target.at);
    const identity = shopperIdentity(target.customer);
    const query: RecommendQuery = {
      ...basketQuery({ ...target, identity }),
      filter: { excludeProductIds: without },
      rerank: ranker ? 'ON' : 'OFF',
    };
    const pipeline = recommendPipeline({ ...this.#shop, ranker });
    const { selected, report } = await runPipeline(pipeline, query, (stage, error) => {
      throw new Error(`Stage ${stage} failed.`, { cause: error });
    });
    // The blend in place of a model would be measured as the model.
    const [failed] = report.degraded;
    if (failed) throw new Error(`Stage ${failed.stage} failed: ${failed.cause}.`);
    return selected.map(({ productId }) => productId);
  }
}
