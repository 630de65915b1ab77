import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { EVENT_TYPES, type ShopperEvent } from '../../src/domain/event.js';
import { PLACEMENTS } from '../../src/domain/placement.js';
import { singleViewer } from '../../src/domain/single-viewer.js';
import { UNKNOWN_VIEWER } from '../../src/domain/unknown-viewer.js';
import { recommendPipeline } from '../../src/ranking/recommend.pipeline.js';
import type { RecommendIndex } from '../../src/ranking/recommend-index.js';
import { runPipeline } from '../../src/ranking/run-pipeline.js';
import { daysAgo, MemoryShop, recommendQuery } from '../support/memory-shop.js';
import { shopperEvent } from '../support/make.js';
import type { Benchmark } from './benchmark.js';
import { formatMs } from './format-ms.js';
import { latencyOf } from './latency-of.js';
import { simulatedProducts } from './simulated-products.js';

const PRODUCTS = 20_000;
const SHOPPERS = 2_000;
const EVENTS = 190_000;
/** Of one shopper alone. */
const HEAVY = 10_000;
const RUNS = 100;
const BUDGET = '50 ms';

const rng = xoroshiro128plus(1);
const below = (n: number): number => uniformInt(rng, 0, n - 1);
/** Few products get most of the demand, as in shops. */
const popular = (): string => `sim-${Math.floor(PRODUCTS * (below(1000) / 1000) ** 3)}`;

const happened = (identity: string): ShopperEvent =>
  shopperEvent({
    identity,
    type: EVENT_TYPES[below(EVENT_TYPES.length)]!,
    productId: popular(),
    occurredAt: daysAgo(below(90 * 48) / 48),
  });
const VIEWERS = {
  unknown: UNKNOWN_VIEWER,
  usual: singleViewer('shopper:7'),
  heavy: singleViewer('shopper:heavy'),
};

/** Engines are measured elsewhere: this one finds nothing, at once. */
const noIndex: RecommendIndex = {
  search: async () => ({ matches: [], totalCount: 0, rung: 'ALL' }),
  similar: async () => [],
};

const failLoudly = (stage: string, error: unknown): never => {
  throw new Error(`Effect ${stage} failed.`, { cause: error });
};

/** The pipeline in this process on stores in memory, so that nothing but its own work counts. */
export const recommendPipelineAlone: Benchmark = {
  name: 'recommend-pipeline',
  question: 'How long does the recommend pipeline itself take, without a database and a search engine?',
  async run() {
    const products = simulatedProducts(0, PRODUCTS).map((draft, i) => ({
      ...draft,
      createdAt: daysAgo(i % 900),
    }));
    const shop = await MemoryShop.of(products, [
      ...Array.from({ length: EVENTS }, () => happened(`shopper:${below(SHOPPERS)}`)),
      ...Array.from({ length: HEAVY }, () => happened('shopper:heavy')),
    ]);
    const pipeline = recommendPipeline({ ...shop, index: noIndex });
    const rows: string[][] = [];
    for (const placement of PLACEMENTS)
      for (const [name, who] of Object.entries(VIEWERS)) {
        const tookMs: number[] = [];
        for (let run = 0; run < RUNS; run++) {
          const ofAPage = placement !== 'HOME' && placement !== 'SEARCH_EMPTY';
          const productIds = ofAPage ? [popular(), popular(), popular()] : [];
          const query = recommendQuery({ placement, viewer: who, productIds });
          tookMs.push((await runPipeline(pipeline, query, failLoudly)).report.tookMs);
        }
        const { p50, p95 } = latencyOf(tookMs);
        rows.push([placement, name, formatMs(p50), formatMs(p95), BUDGET]);
      }
    return {
      header: ['placement', 'viewer', 'p50', 'p95', 'budget of p95'],
      rows,
      notes: ['20,000 products and 200,000 events, all SIMULATED; the heavy viewer has 10,000 of them.'],
    };
  },
};
