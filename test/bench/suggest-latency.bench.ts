import type { Benchmark } from './benchmark.js';
import { formatMs } from './format-ms.js';
import { latencyOf } from './latency-of.js';
import { LeanClient } from './lean-client.js';
import { shopperPrefixes } from './shopper-texts.js';
import { timed } from './timed.js';

const PREFIXES = 1000;
const WARM_UP = 100;
const SEED = 3;
const BUDGET = '30 ms';

const SUGGEST = `query Suggest($prefix: String!) {
  suggest(prefix: $prefix) {
    queries { text highlights { text matched } }
    categories { path count }
    products { id title imageUrl }
  }
}`;

/** Half-typed queries, one after the other, as one shopper's typing sends them. */
export const suggestLatency: Benchmark = {
  name: 'suggest-latency',
  question: 'How long does a suggestion take?',
  async run(shop) {
    const client = new LeanClient((await shop.gateway()).url);
    const suggest = (prefix: string) => () => client.graphql(SUGGEST, { prefix });
    for (const prefix of shopperPrefixes(shop.products, WARM_UP, SEED + 1)) await suggest(prefix)();
    const took: number[] = [];
    for (const prefix of shopperPrefixes(shop.products, PREFIXES, SEED))
      took.push(await timed(suggest(prefix)));
    client.close();
    const { p50, p95 } = latencyOf(took);
    return {
      header: ['', 'p50', 'p95', 'budget of p95'],
      rows: [['2 to 12 letters', formatMs(p50), formatMs(p95), BUDGET]],
    };
  },
};
