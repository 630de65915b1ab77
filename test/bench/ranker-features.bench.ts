import { singleViewer } from '../../src/domain/viewers/single-viewer.js';
import type { Candidate } from '../../src/ranking/candidate.js';
import { featureMatrix } from '../../src/ranking/features/feature-matrix.js';
import { FEATURE_SET } from '../../src/ranking/features/feature-set.js';
import { recommendPipeline } from '../../src/ranking/recommend.pipeline.js';
import type { RecommendQuery } from '../../src/ranking/recommend-query.js';
import { runPipeline } from '../../src/ranking/run-pipeline.js';
import { recommendQuery } from '../support/memory-shop.js';
import type { Benchmark } from './benchmark.js';
import { formatMs } from './format-ms.js';
import { latencyOf } from './latency-of.js';
import { recommendShop } from './recommend-shop.js';

const CANDIDATES = 300;
const RUNS = 200;
const BUDGET = '5 ms';
const VIEWERS = { usual: 'shopper:7', heavy: 'shopper:heavy' } as const;

/** What is done for every answer on the thread that answers. */
export const rankerFeatures: Benchmark = {
  name: 'ranker-features',
  question: 'How long do the features of 300 candidates take?',
  async run() {
    const { shop } = await recommendShop();
    const rows: string[][] = [];
    for (const [name, id] of Object.entries(VIEWERS)) {
      let asked: { query: RecommendQuery; candidates: readonly Candidate[] } | undefined;
      const pipeline = recommendPipeline(shop);
      const listen = {
        name: 'listen',
        score: (query: RecommendQuery, candidates: readonly Candidate[]) => {
          asked = { query, candidates: candidates.slice(0, CANDIDATES) };
          return { values: candidates.map(() => 0) };
        },
      };
      const query = recommendQuery({ viewer: singleViewer(id), window: CANDIDATES });
      await runPipeline({ ...pipeline, scorers: [listen] }, query, () => undefined);
      const tookMs: number[] = [];
      for (let run = 0; run < RUNS; run++) {
        const startedAt = performance.now();
        await featureMatrix(shop.statistics, asked!.query, asked!.candidates);
        tookMs.push(performance.now() - startedAt);
      }
      const { p50, p95 } = latencyOf(tookMs);
      rows.push([name, String(asked!.candidates.length), formatMs(p50), formatMs(p95), BUDGET]);
    }
    return {
      header: ['viewer', 'candidates', 'p50', 'p95', 'budget of p95'],
      rows,
      notes: [`${FEATURE_SET.names.length} features; 20,000 products and 200,000 events, all SIMULATED.`],
    };
  },
};
