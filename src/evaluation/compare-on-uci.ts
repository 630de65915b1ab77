import { BasketItemKnnBaseline } from './baselines/basket-item-knn.baseline.js';
import { PersonalFrequencyBaseline } from './baselines/personal-frequency.baseline.js';
import { PopularityBaseline } from './baselines/popularity.baseline.js';
import type { ComparedTable } from './compared-table.js';
import { PipelineRecommender } from './pipeline-recommender.js';
import type { Recommender } from './recommender.js';
import { Tally } from './tally.js';
import { readUciInvoices } from './read-uci-invoices.js';
import { readUciProducts } from './read-uci-products.js';
import { walkLastBaskets } from './walk-last-baskets.js';

export interface UciOptions {
  readonly dataDir: string;
  readonly seed: number;
  /** Which customers to ask for; absent: all. */
  readonly wanted?: (customer: string) => boolean;
  /** What to compare the pipeline with; absent: every baseline. */
  readonly baselines?: readonly Recommender[];
  /** Candidates that each source of the pipeline hands on; absent: every product. */
  readonly window?: number;
  onProgress?(done: number, total: number): void;
}

/**
 * Each customer's last basket, full ranking of all products, strict in time. Two tables of the same run: all
 * products, and those the customer never bought before.
 */
export async function compareOnUci({
  dataDir,
  seed,
  wanted = () => true,
  baselines = everyBaseline(),
  window,
  onProgress,
}: UciOptions): Promise<ComparedTable[]> {
  const [invoices, products] = await Promise.all([readUciInvoices(dataDir), readUciProducts(dataDir)]);
  const recommenders = [...baselines, new PipelineRecommender(products, window ?? products.size)];
  const total = countRepeaters(invoices.map(({ customer }) => customer).filter(wanted));
  const all = new Tally('all items', recommenders.length);
  const fresh = new Tally('items new to the customer', recommenders.length);
  let done = 0;
  for await (const { question, rankings } of walkLastBaskets(invoices, recommenders, wanted)) {
    const bought = new Set(question.target.productIds);
    const own = new Set(question.history.flatMap(({ productIds }) => productIds));
    all.add(rankings, bought);
    const unseen = new Set([...bought].filter((id) => !own.has(id)));
    if (unseen.size > 0)
      fresh.add(
        rankings.map((ranking) => ranking.filter((id) => !own.has(id))),
        unseen,
      );
    onProgress?.(++done, total);
  }
  const names = recommenders.map(({ name }) => name);
  return [all.table(names, products.size, seed), fresh.table(names, products.size, seed)];
}

function countRepeaters(customers: readonly string[]): number {
  const once = new Set<string>();
  const repeated = new Set<string>();
  for (const customer of customers) (once.has(customer) ? repeated : once).add(customer);
  return repeated.size;
}

const everyBaseline = (): Recommender[] => [
  new PopularityBaseline('popularity, all time'),
  new PopularityBaseline('popularity, 14 days', 14),
  new BasketItemKnnBaseline(),
  new PersonalFrequencyBaseline(),
];
