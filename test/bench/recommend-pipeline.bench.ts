import { PLACEMENTS } from '../../src/domain/placement.js';
import { singleViewer } from '../../src/domain/viewers/single-viewer.js';
import { UNKNOWN_VIEWER } from '../../src/domain/viewers/unknown-viewer.js';
import { recommendPipeline } from '../../src/ranking/recommend.pipeline.js';
import type { RecommendIndex } from '../../src/ranking/recommend-index.js';
import { runPipeline } from '../../src/ranking/run-pipeline.js';
import { recommendQuery } from '../support/memory-shop.js';
import type { Benchmark } from './benchmark.js';
import { formatMs } from './format-ms.js';
import { latencyOf } from './latency-of.js';
import { recommendShop } from './recommend-shop.js';

const RUNS = 100;
const BUDGET = '50 ms';

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
    const { shop, popular } = await recommendShop();
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
