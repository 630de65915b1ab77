import { setTimeout as sleep } from 'node:timers/promises';
import type { Gateway } from '../support/start-gateway.js';
import { startGateway } from '../support/start-gateway.js';
import type { Benchmark } from './benchmark.js';
import { formatMs } from './format-ms.js';
import { latencyOf } from './latency-of.js';
import { LeanClient } from './lean-client.js';
import { shopperQueries } from './shopper-texts.js';
import { timed } from './timed.js';

const QUERIES = 300;
const WARM_UP = 50;
const SEED = 3;
const BUDGET = '100 ms';
const LOOK_MS = 1000;
/** Milliseconds between two looks at the event loop: the metric counts them in, so that an idle one has as many. */
const METRIC_PERIOD_MS = 10;

const SEARCH = `query Search($query: String!, $rerank: RerankMode!) {
  search(query: $query, options: { rerank: $rerank }) {
    totalCount
    ranking { reranked model degraded { stage cause } }
    edges { node { id title brand imageUrl price { amount currencyCode } } }
  }
}`;
const STATUS = '{ status { index { vectors vectorsWanted } } }';

/** Searches with the released models: while they make the catalogue's vectors with all cores, and afterwards. */
export const searchWithModels: Benchmark = {
  name: 'search-with-models',
  question:
    'How long does a search with the released models take, and how long does the gateway stand still?',
  async run(shop) {
    await shop.stopGateway();
    const gateway = await startGateway({ STATE_DIR: shop.stateDir, MODELS_MANIFEST: 'onnx/manifest.json' });
    const client = new LeanClient(gateway.url);
    try {
      const filling = await measure(client, shopperQueries(shop.products, QUERIES, SEED), 'AUTO');
      const standstill = await p99OfEventLoop(gateway);
      await vectorsMade(gateway);
      await measure(client, shopperQueries(shop.products, WARM_UP, SEED + 1), 'AUTO');
      const auto = await measure(client, shopperQueries(shop.products, QUERIES, SEED + 2), 'AUTO');
      const on = await measure(client, shopperQueries(shop.products, QUERIES, SEED + 3), 'ON');
      return {
        header: ['', 'p50', 'p95', 'judged by the model', 'budget of p95'],
        rows: [
          ['search, while vectors are made', ...filling, ''],
          ['search, as it is shipped', ...auto, BUDGET],
          ['search, cross-encoder ON', ...on, BUDGET],
          ['event loop, p99 while vectors are made', '', formatMs(standstill), '', '20 ms'],
        ],
      };
    } finally {
      client.close();
      await gateway.stop();
    }
  },
};

/** p50, p95, and how many candidates the last model that moved the order judged, on average. */
async function measure(
  client: LeanClient,
  queries: readonly string[],
  rerank: 'AUTO' | 'ON',
): Promise<[string, string, string]> {
  const took: number[] = [];
  let judged = 0;
  for (const query of queries) {
    let answer: unknown;
    took.push(await timed(async () => (answer = await client.graphql(SEARCH, { query, rerank }))));
    judged += (answer as { search: { ranking: { reranked: number } } }).search.ranking.reranked;
  }
  const { p50, p95 } = latencyOf(took);
  return [formatMs(p50), formatMs(p95), (judged / queries.length).toFixed(0)];
}

/** Milliseconds since the last time it was asked for. */
async function p99OfEventLoop({ url }: Gateway): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  const seconds = Number(/^nodejs_eventloop_lag_p99_seconds (\S+)/m.exec(metrics)![1]);
  return 1000 * seconds - METRIC_PERIOD_MS;
}

async function vectorsMade(gateway: Gateway): Promise<void> {
  for (;;) {
    const { data } = await gateway.graphql<{
      status: { index: { vectors: number; vectorsWanted: number } };
    }>(STATUS);
    const { vectors, vectorsWanted } = data!.status.index;
    if (vectors > 0 && vectors >= vectorsWanted) return;
    await sleep(LOOK_MS);
  }
}
