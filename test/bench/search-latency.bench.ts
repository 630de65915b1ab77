import type { Benchmark } from './benchmark.js';
import { formatMs } from './format-ms.js';
import { latencyOf } from './latency-of.js';
import { LeanClient } from './lean-client.js';
import { shopperQueries } from './shopper-texts.js';
import { timed } from './timed.js';

const QUERIES = 300;
const WARM_UP = 50;
const SEED = 2;
const BUDGET = '50 ms';

const RESULTS = `query Search($query: String!) {
  search(query: $query, options: { rerank: OFF }) {
    totalCount
    interpretation { searched corrections { from to } relaxations { kind } }
    edges { node { id title brand imageUrl price { amount currencyCode } } }
  }
}`;

const WHOLE_PAGE = `query Search($query: String!) {
  search(query: $query, options: { rerank: OFF }) {
    totalCount
    facets(first: 8) { name values { value count selected } }
    edges { highlights { field fragments { text matched } } node { id title brand price { amount currencyCode } } }
    pageInfo { hasNextPage endCursor }
  }
}`;

/** Searches as a shop's page sends them, one after the other. */
export const searchLatency: Benchmark = {
  name: 'search-latency',
  question: 'How long does a search without reranking take?',
  async run(shop) {
    const client = new LeanClient((await shop.gateway()).url);
    const rows: string[][] = [];
    for (const [what, operation] of [
      ['24 results', RESULTS],
      ['24 results, facets, highlights, next page', WHOLE_PAGE],
    ] as const) {
      const search = (query: string) => () => client.graphql(operation, { query });
      for (const query of shopperQueries(shop.products, WARM_UP, SEED + 1)) await search(query)();
      const took: number[] = [];
      for (const query of shopperQueries(shop.products, QUERIES, SEED)) took.push(await timed(search(query)));
      const { p50, p95 } = latencyOf(took);
      rows.push([what, formatMs(p50), formatMs(p95), BUDGET]);
    }
    client.close();
    return { header: ['', 'p50', 'p95', 'budget of p95'], rows };
  },
};
