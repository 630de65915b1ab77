import os from 'node:os';
import { elasticIndexing } from './elastic-indexing.bench.js';
import { elasticLatency } from './elastic-latency.bench.js';

/** Run: ELASTICSEARCH_URL=http://... node build/test/bench/elastic.js [NAME…] */
const url = process.env.ELASTICSEARCH_URL;
if (!url) {
  console.log('Skipped: ELASTICSEARCH_URL is not set.');
  process.exit(0);
}
const named = process.argv.slice(2);
console.log(`Load average before: ${os.loadavg()[0]!.toFixed(1)} on ${os.availableParallelism()} cores.`);
for (const { name, question, run } of [elasticLatency, elasticIndexing]) {
  if (named.length > 0 && !named.includes(name)) continue;
  const { header, rows } = await run(url);
  console.log(`\n${name}: ${question}`);
  for (const row of [header, ...rows]) console.log(row.map((cell) => cell.padEnd(14)).join(''));
}
