import { pino } from 'pino';
import type { ShopperEvent } from '../../src/domain/event.js';
import type { ProductDraft } from '../../src/domain/products/product.js';
import { singleViewer } from '../../src/domain/viewers/single-viewer.js';
import { UNKNOWN_VIEWER } from '../../src/domain/viewers/unknown-viewer.js';
import { NEW_ARRIVALS_SHARE } from '../../src/ranking/new-arrivals-share.js';
import type { Ranked } from '../../src/ranking/pipeline.js';
import { recommendAnswers, type RecommendAnswers } from '../../src/ranking/recommend-answers.js';
import { recommendPipeline } from '../../src/ranking/recommend.pipeline.js';
import type { RecommendNotes, RecommendQuery } from '../../src/ranking/recommend-query.js';
import { runPipeline } from '../../src/ranking/run-pipeline.js';
import { MemoryAnswerLog } from '../../src/stores/memory/memory-answer-log.js';
import { MemoryEventLog } from '../../src/stores/memory/memory-event-log.js';
import { MemoryProductCatalog } from '../../src/stores/memory/memory-product-catalog.js';
import { MemoryRecommendIndex } from '../../src/stores/memory/memory-recommend-index.js';
import { MemoryResultLists } from '../../src/stores/memory/memory-result-lists.js';
import { MemoryShopStatistics } from '../../src/stores/memory/memory-shop-statistics.js';
import { Metrics } from '../../src/telemetry/metrics.js';

export const NOW = new Date('2026-06-30T12:00:00Z');
/** A moment some days before now. */
export const daysAgo = (days: number): Date => new Date(NOW.getTime() - days * 86_400_000);

export const ANN = singleViewer('visitor:ann');

/** A whole shop in memory, at a fixed time. */
export class MemoryShop {
  readonly events = new MemoryEventLog();
  readonly catalog = new MemoryProductCatalog(() => daysAgo(100));
  readonly statistics = new MemoryShopStatistics(() => NOW);
  readonly index = new MemoryRecommendIndex(this.catalog, this.statistics);
  readonly answerLog = new MemoryAnswerLog();
  readonly newArrivalsShare = NEW_ARRIVALS_SHARE;
  readonly pipeline = recommendPipeline(this);

  static async of(
    products: readonly ProductDraft[],
    events: readonly ShopperEvent[] = [],
  ): Promise<MemoryShop> {
    const shop = new MemoryShop();
    await shop.catalog.write(products);
    await shop.happen(events);
    return shop;
  }

  async happen(events: readonly ShopperEvent[]): Promise<void> {
    await this.events.append(events);
    this.statistics.record(events);
  }

  recommend(query: Partial<RecommendQuery> = {}): Promise<Ranked<RecommendQuery, RecommendNotes>> {
    return runPipeline(this.pipeline, recommendQuery(query), (stage, error) => {
      throw new Error(`Effect ${stage} failed.`, { cause: error });
    });
  }

  /** What the gateway answers with, page by page. */
  answers(): RecommendAnswers {
    return recommendAnswers(
      this.pipeline,
      this.catalog,
      new MemoryResultLists(),
      new Metrics(),
      pino({ level: 'silent' }),
    );
  }

  async recommendedIds(query: Partial<RecommendQuery> = {}): Promise<string[]> {
    return (await this.recommend(query)).selected.map(({ productId }) => productId);
  }
}

export const recommendQuery = (extra: Partial<RecommendQuery> = {}): RecommendQuery => ({
  requestId: 'r1',
  signal: new AbortController().signal,
  now: NOW,
  placement: 'HOME',
  productIds: [],
  viewer: UNKNOWN_VIEWER,
  filter: {},
  window: 200,
  rerank: 'AUTO',
  personalise: true,
  ...extra,
});
