import { buysAgain } from '../buys-again.js';
import type { PlainMethod } from '../baselines/plain-method.js';
import type { LastBasketCase } from '../last-basket-case.js';
import { leaveLastOut } from '../leave-last-out.js';
import type { Order } from '../order.js';
import { PastOrders } from '../past-orders.js';
import { PipelineRecommender } from '../pipeline-recommender.js';
import type { Ranking } from '../ranking.js';
import { ScoredRanking } from '../scored-ranking.js';
import { walkLastBaskets } from '../walk-last-baskets.js';
import { PLACES_LOOKED_AT } from './case-figures.js';
import type { ComparedTable } from './compared-table.js';
import { drawCustomers } from './draw-customers.js';
import { learnedPipelines, type LearnedParts } from './learned-pipelines.js';
import { NextProductsRecommender } from './next-products-recommender.js';
import type { RecommendData } from './recommend-data.js';
import { Tally } from './tally.js';

export interface CompareOptions {
  readonly seed: number;
  /** Whom to ask for, of those with at least two orders; absent: all. */
  readonly wanted?: ReadonlySet<string>;
  /** What to compare the pipeline with. */
  readonly methods: readonly PlainMethod[];
  /** What was learned, of each moment, which is then measured as well: on the gateway's own candidates. */
  readonly learned?: LearnedParts;
  onProgress?(what: string, done: number, total: number): void;
}

/** A customer about whom hardly anything is known: at most two things bought before. */
const COLD = 2;

/**
 * The next order of each customer, full ranking of all products. Dated data: the last basket, strict in time;
 * sequences: the last one left out. Two tables of the same run, all products and those that the customer never bought
 * before; only the second where nobody ever buys again.
 */
export async function compareRecommenders(
  data: RecommendData,
  options: CompareOptions,
): Promise<ComparedTable[]> {
  const { orders, products, dated } = data;
  const { seed, methods, learned = { methods: [] }, onProgress } = options;
  const wanted = options.wanted ?? drawCustomers(orders);
  const past = new PastOrders();
  const pipelines = [{ name: 'Vitrine recommend pipeline' }, ...learnedPipelines(learned)].map(
    (parts) => new PipelineRecommender({ ...parts, products }),
  );
  const alone = learned.methods.map((method) => new NextProductsRecommender(method, learned.nextProductsAt!));
  const names = [...methods, ...alone, ...pipelines].map(({ name }) => name);
  const again = buysAgain(
    orders.flatMap(({ customer, productIds }) => productIds.map((id) => [customer, id] as const)),
  );
  const all = new Tally('all items', names.length);
  const fresh = new Tally('items new to the customer', names.length);
  let [isFitted, done] = [false, 0];
  for (const step of (dated ? walkLastBaskets : leaveLastOut)(orders, (customer) => wanted.has(customer))) {
    if (step.kind === 'past') {
      past.add(step.orders);
      for (const pipeline of pipelines) await pipeline.learn(step.orders);
      isFitted = false;
      continue;
    }
    if (!isFitted) for (const method of methods) await method.fit(past);
    isFitted = true;
    const { question } = step;
    const own = new Set(question.history.flatMap(({ productIds }) => productIds));
    const plain = methods.map((method) => rankPlainly(method, question, past));
    for (const model of alone) plain.push(await model.rank(question));
    const add = async (tally: Tally, relevant: ReadonlySet<string>, without?: ReadonlySet<string>) => {
      if (relevant.size === 0) return;
      const rankings = plain.map((each) => each.first(PLACES_LOOKED_AT, without));
      // A shop asks for an answer without some products; what is taken out of another one leaves another row.
      for (const pipeline of pipelines)
        rankings.push((await pipeline.rank(question, [...(without ?? [])])).first(PLACES_LOOKED_AT));
      tally.add(
        { rankings, relevant, isCold: linesOf(question.history) <= COLD, orders: question.history.length },
        past,
      );
    };
    const { productIds } = question.target;
    if (again) await add(all, new Set(productIds));
    await add(fresh, new Set(productIds.filter((id) => !own.has(id))), own);
    onProgress?.('customers', ++done, wanted.size);
  }
  return [all, fresh].flatMap((tally) =>
    tally.questions > 0 ? [tally.table(names, products.size, seed)] : [],
  );
}

/** Ties by what everybody bought. */
function rankPlainly(method: PlainMethod, { history }: LastBasketCase, past: PastOrders): Ranking {
  const scores = method.score(history.map((order) => past.inNumbers(order)));
  return new ScoredRanking(past.productIds, scores, past.popularity);
}

const linesOf = (orders: readonly Order[]): number =>
  orders.reduce((sum, { productIds }) => sum + productIds.length, 0);
