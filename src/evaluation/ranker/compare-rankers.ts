import type { ProductDraft } from '../../domain/product.js';
import type { Ranker } from '../../inference/ranker.js';
import { PersonalFrequencyBaseline } from '../baselines/personal-frequency.baseline.js';
import type { ComparedTable } from '../compared-table.js';
import type { Invoice } from '../read-uci-invoices.js';
import { Tally } from '../tally.js';
import { walkLastBaskets } from '../walk-last-baskets.js';
import { PastShopRecommender } from './past-shop-recommender.js';

export interface CompareOptions {
  readonly invoices: readonly Invoice[];
  readonly products: ReadonlyMap<string, ProductDraft>;
  readonly seed: number;
  /** The model of a moment; the hand blend serves, and is counted, where there is none yet. */
  rankerAt(moment: Date): Promise<Ranker | undefined>;
  wanted?(customer: string): boolean;
  onQuestion?(done: number): void;
}

/**
 * Each customer's last basket, full ranking, strict in time, of the gateway's own candidates: with the hand blend and
 * with the ranker. Two tables: all products, and those the customer never bought before,
 * for which the pipeline is asked without the others.
 */
export async function compareRankers({
  invoices,
  products,
  seed,
  rankerAt,
  wanted = () => true,
  onQuestion,
}: CompareOptions): Promise<ComparedTable[]> {
  const personal = new PersonalFrequencyBaseline();
  const pipelines = [
    new PastShopRecommender('hand blend', products, async () => undefined),
    new PastShopRecommender('learned ranker', products, rankerAt),
  ];
  const recommenders = [personal, ...pipelines];
  const all = new Tally('all items', recommenders.length);
  const fresh = new Tally('items new to the customer', recommenders.length);
  let done = 0;
  for await (const { question, rankings } of walkLastBaskets(invoices, recommenders, wanted)) {
    const bought = new Set(question.target.productIds);
    const own = new Set(question.history.flatMap(({ productIds }) => productIds));
    const unseen = new Set([...bought].filter((id) => !own.has(id)));
    all.add(rankings, bought);
    if (unseen.size > 0) {
      const asked = pipelines.map((pipeline) => pipeline.rank(question, [...own]));
      fresh.add([rankings[0]!.filter((id) => !own.has(id)), ...(await Promise.all(asked))], unseen);
    }
    onQuestion?.(++done);
  }
  const names = recommenders.map(({ name }) => name);
  return [all.table(names, products.size, seed), fresh.table(names, products.size, seed)];
}
