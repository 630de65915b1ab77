import type { Models } from '../inference/models.js';
import type { AnswerLog } from '../stores/answer-log.js';
import type { EventLog } from '../stores/event-log.js';
import type { ProductCatalog } from '../stores/product-catalog.js';
import type { ShopStatistics } from '../stores/shop-statistics.js';
import { productFacts } from './candidate-hydrators/product-facts.candidate-hydrator.js';
import { answerLog } from './effects/answer-log.effect.js';
import { justBought } from './filters/just-bought.filter.js';
import { onThePage } from './filters/on-the-page.filter.js';
import { outOfStock } from './filters/out-of-stock.filter.js';
import { unavailable } from './filters/unavailable.filter.js';
import { unwanted } from './filters/unwanted.filter.js';
import { reciprocalRank } from './mergers/reciprocal-rank.merger.js';
import type { Pipeline } from './pipeline.js';
import { ignoredProducts } from './query-hydrators/ignored-products.query-hydrator.js';
import { pageProducts } from './query-hydrators/page-products.query-hydrator.js';
import { viewerHistory } from './query-hydrators/viewer-history.query-hydrator.js';
import type { RecommendIndex } from './recommend-index.js';
import { orderingScorer } from './recommend-order.js';
import type { RecommendNotes, RecommendQuery } from './recommend-query.js';
import { RECOMMEND_TRAITS } from './recommend-traits.js';
import { affinity } from './scorers/affinity.scorer.js';
import { handBlend } from './scorers/hand-blend.scorer.js';
import { learnedRanker } from './scorers/learned-ranker.scorer.js';
import { impressionDiscount } from './scorers/impression-discount.scorer.js';
import { newArrival } from './scorers/new-arrival.scorer.js';
import { recentDemand } from './scorers/recent-demand.scorer.js';
import { varied } from './selectors/varied.selector.js';
import { boughtNext } from './sources/bought-next.source.js';
import { buyAgain } from './sources/buy-again.source.js';
import { goesWithHistory } from './sources/goes-with-history.source.js';
import { goesWithPage } from './sources/goes-with-page.source.js';
import { nextProducts } from './sources/next-products.source.js';
import { newest } from './sources/newest.source.js';
import { popularInFilter } from './sources/popular-in-filter.source.js';
import { popularInPageCategory } from './sources/popular-in-page-category.source.js';
import { popularInYourCategories } from './sources/popular-in-your-categories.source.js';
import { similarToPage } from './sources/similar-to-page.source.js';
import { similarToViewed } from './sources/similar-to-viewed.source.js';
import { trending } from './sources/trending.source.js';
import { viewedWithPage } from './sources/viewed-with-page.source.js';
import { viewedWithViewed } from './sources/viewed-with-viewed.source.js';

export interface RecommendPipelineParts {
  readonly events: EventLog;
  readonly catalog: ProductCatalog;
  readonly statistics: ShopStatistics;
  readonly index: RecommendIndex;
  /** Absent where none is installed: the hand blend orders. */
  readonly ranker?: Models['ranker'];
  /** Absent ones find nothing. */
  readonly nextProducts?: Models['nextProducts'];
  readonly answerLog: Pick<AnswerLog, 'append'>;
  /** Share of the places of a browser's row that is kept for new products. */
  readonly newArrivalsShare: number;
}

/** How a place in the shop is filled. Which sources serve which placement: serves-placement.ts. */
export const recommendPipeline = ({
  events,
  catalog,
  statistics,
  index,
  ranker,
  nextProducts: next,
  ...parts
}: RecommendPipelineParts): Pipeline<RecommendQuery, RecommendNotes> => ({
  name: 'recommend',
  queryHydrators: [[viewerHistory(events, catalog), ignoredProducts(events), pageProducts(catalog)]],
  sources: [
    goesWithPage(statistics),
    similarToPage(index),
    viewedWithPage(statistics),
    buyAgain(),
    goesWithHistory(statistics),
    boughtNext(statistics),
    nextProducts('sequence', next?.sequence),
    nextProducts('factors', next?.factors),
    similarToViewed(index),
    viewedWithViewed(statistics),
    popularInPageCategory(index),
    popularInYourCategories(index),
    popularInFilter(index),
    trending(statistics),
    newest(index),
  ],
  merger: reciprocalRank(),
  candidateHydrators: [productFacts(catalog)],
  filters: [unavailable(), outOfStock(), unwanted(), onThePage(), justBought()],
  filterHydrators: [viewerHistory(events, catalog)],
  scorers: [
    affinity(),
    recentDemand(statistics),
    handBlend(),
    learnedRanker(ranker, statistics),
    impressionDiscount(),
    newArrival(parts.newArrivalsShare),
  ],
  selector: varied(orderingScorer, parts.newArrivalsShare),
  effects: [answerLog(parts.answerLog, RECOMMEND_TRAITS)],
});
