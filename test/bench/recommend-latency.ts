import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { quantile } from 'simple-statistics';
import { EVENT_TYPES, type ShopperEvent } from '../../src/domain/event.js';
import { PLACEMENTS } from '../../src/domain/placement.js';
import { UNKNOWN_VIEWER, type Viewer } from '../../src/domain/viewer.js';
import { recommendPipeline } from '../../src/ranking/recommend.pipeline.js';
import type { RecommendIndex } from '../../src/ranking/recommend-index.js';
import { runPipeline } from '../../src/ranking/run-pipeline.js';
import { daysAgo, MemoryShop, recommendQuery } from '../support/memory-shop.js';
import { draft, shopperEvent } from '../support/make.js';

/**
 * How long does the recommend pipeline itself take, without a database and a search engine? 20,000 products,
 * 200,000 simulated events, one viewer with 10,000 of them. Prints milliseconds per placement and viewer.
 * Run: node build/test/bench/recommend-latency.js
 */
const PRODUCTS = 20_000;
const SHOPPERS = 2_000;
const EVENTS = 190_000;
const HEAVY = 10_000;
const RUNS = 200;

const rng = xoroshiro128plus(1);
const below = (n: number): number => uniformInt(rng, 0, n - 1);
/** Few products get most of the demand, as in shops. */
const popular = (): string => `p${Math.floor(PRODUCTS * (below(1000) / 1000) ** 3)}`;

const NOUNS = ['kettle', 'cup', 'lamp', 'scarf', 'tent', 'drill', 'novel', 'ball', 'soap', 'chair'];
const products = Array.from({ length: PRODUCTS }, (_, i) =>
  draft(`p${i}`, {
    title: `Simulated ${NOUNS[i % 10]} of series ${i % 97}`,
    categoryPath: [`Department ${i % 10}`, `Category ${i % 200}`],
    createdAt: daysAgo(i % 900),
  }),
);
const happened = (identity: string): ShopperEvent =>
  shopperEvent({
    identity,
    type: EVENT_TYPES[below(EVENT_TYPES.length)]!,
    productId: popular(),
    occurredAt: daysAgo(below(90 * 48) / 48),
  });
const viewer = (id: string): Viewer => ({ id, identified: true, identities: [id] });

const shop = await MemoryShop.of(products, [
  ...Array.from({ length: EVENTS }, () => happened(`shopper:${below(SHOPPERS)}`)),
  ...Array.from({ length: HEAVY }, () => happened('shopper:heavy')),
]);
/** Engines are measured elsewhere: this one finds nothing, at once. */
const noIndex: RecommendIndex = {
  search: async () => ({ matches: [], totalCount: 0, rung: 'ALL' }),
  similar: async () => [],
};
const pipeline = recommendPipeline({ ...shop, index: noIndex });
const viewers = { unknown: UNKNOWN_VIEWER, usual: viewer('shopper:7'), heavy: viewer('shopper:heavy') };

const failLoudly = (stage: string, error: unknown): never => {
  throw new Error(`Effect ${stage} failed.`, { cause: error });
};

console.log('placement       viewer   p50 ms  p95 ms  products');
for (const placement of PLACEMENTS)
  for (const [name, who] of Object.entries(viewers)) {
    const tookMs: number[] = [];
    let found = 0;
    for (let run = 0; run < RUNS; run++) {
      const ofAPage = placement !== 'HOME' && placement !== 'SEARCH_EMPTY';
      const productIds = ofAPage ? [popular(), popular(), popular()] : [];
      const { report, selected } = await runPipeline(
        pipeline,
        recommendQuery({ placement, viewer: who, productIds }),
        failLoudly,
      );
      tookMs.push(report.tookMs);
      found = selected.length;
    }
    const [p50, p95] = [quantile(tookMs, 0.5).toFixed(1), quantile(tookMs, 0.95).toFixed(1)];
    console.log(
      placement.padEnd(15),
      name.padEnd(8),
      p50.padStart(6),
      p95.padStart(7),
      String(found).padStart(9),
    );
  }
