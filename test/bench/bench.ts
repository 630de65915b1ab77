import os from 'node:os';
import { BenchShop } from './bench-shop.js';
import type { Benchmark } from './benchmark.js';
import { elasticIndexing } from './elastic-indexing.bench.js';
import { elasticLatency } from './elastic-latency.bench.js';
import { formatBenchTable } from './format-bench-table.js';
import { gatewayOverhead } from './gateway-overhead.bench.js';
import { manyDevices } from './many-devices.bench.js';
import { modelPath } from './model-path.bench.js';
import { rankerFeatures } from './ranker-features.bench.js';
import { nightlyJobs } from './nightly-jobs.bench.js';
import { outcomesReport } from './outcomes-report.bench.js';
import { recommendLatency } from './recommend-latency.bench.js';
import { recommendLoad } from './recommend-load.bench.js';
import { recommendPipelineAlone } from './recommend-pipeline.bench.js';
import { searchLatency } from './search-latency.bench.js';
import { searchWithModels } from './search-with-models.bench.js';
import { startUp } from './start-up.bench.js';
import { suggestLatency } from './suggest-latency.bench.js';
import { trackEvents } from './track-events.bench.js';

/** `npm run bench -- NAME…` runs those named, `npm run bench` all of them, in this order. */
const BENCHMARKS: readonly Benchmark[] = [
  gatewayOverhead,
  searchLatency,
  suggestLatency,
  recommendLatency,
  recommendPipelineAlone,
  rankerFeatures,
  trackEvents,
  startUp,
  elasticLatency,
  elasticIndexing,
  modelPath,
  searchWithModels,
  outcomesReport,
  nightlyJobs,
  // The last: the others would wait for their million events.
  recommendLoad,
  manyDevices,
];

const named = process.argv.slice(2);
const unknown = named.filter((name) => !BENCHMARKS.some((benchmark) => benchmark.name === name));
if (unknown.length > 0) {
  const known = BENCHMARKS.map(({ name }) => name).join(', ');
  console.error(`No benchmark is called ${unknown.join(', ')}. There are: ${known}.`);
  process.exit(1);
}

/** Taken before our own work shows in it. */
const load = os.loadavg()[0]!.toFixed(1);
const shop = await BenchShop.open(process.env.DATA_DIR);
try {
  console.log(`Measured with ${shop.label}, on ${os.availableParallelism()} cores.`);
  console.log(`Load average before: ${load}; with others at work only ratios say much.`);
  for (const { name, question, run } of BENCHMARKS) {
    if (named.length > 0 && !named.includes(name)) continue;
    const startedAt = performance.now();
    const table = await run(shop);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
    console.log(`\n${name}: ${question} (${seconds} s)\n${formatBenchTable(table)}`);
  }
} finally {
  await shop.close();
}
