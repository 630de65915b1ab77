import { MiniSearchIndex } from '../../src/stores/minisearch/minisearch-index.js';
import { createLogger } from '../../src/telemetry/logger.js';
import type { Benchmark } from './benchmark.js';
import type { BenchShop } from './bench-shop.js';
import { formatMs } from './format-ms.js';
import { inParallel } from './in-parallel.js';
import { latencyOf } from './latency-of.js';
import { LeanClient } from './lean-client.js';
import { shopperQueries } from './shopper-texts.js';
import { timed } from './timed.js';

const QUERIES = 400;
const CONCURRENCIES = [1, 8];
const SEED = 1;
const APPLIED_AT_ONCE = 500;

/** What a search asks of its engine: four pages of candidates for a page of 24. */
const WINDOW = 100;
const PAGE = 24;

/** The leanest answer that is still a search: what is measured is the way to the engine and back. */
const SEARCH = `query Search($query: String!) {
  search(query: $query, first: ${PAGE}, options: { rerank: OFF, personalise: false }) { edges { node { id } } }
}`;

/** The same texts through the gateway and into the engine alone, turn by turn. */
export const gatewayOverhead: Benchmark = {
  name: 'gateway-overhead',
  question: 'How much time does the gateway add to that of its engine?',
  async run(shop) {
    const gateway = await shop.gateway();
    const client = new LeanClient(gateway.url);
    const index = await filledIndex(shop);
    try {
      const ways = {
        http: () => client.get('/livez'),
        engine: (text: string) => askEngine(index, text),
        gateway: (query: string) => client.graphql(SEARCH, { query }),
      };
      const rows: string[][] = [];
      const texts = shopperQueries(shop.products, QUERIES, SEED);
      // Once unmeasured: a gateway that has been up for a while keeps the facts of 20,000 products.
      await measure(ways, texts, CONCURRENCIES.at(-1)!);
      for (const concurrency of CONCURRENCIES) {
        const took = await measure(ways, texts, concurrency);
        rows.push(...toRows(took, concurrency));
      }
      return {
        header: ['concurrency', 'quantile', 'HTTP alone', 'engine', 'gateway', 'added', 'ratio', 'budget'],
        rows,
        notes: NOTES,
      };
    } finally {
      client.close();
      await index.close();
    }
  },
};

const NOTES = [
  'engine: correct() and search() of an index of the same products in this process; gateway: one POST /graphql to a',
  'gateway with default settings, on the same cores; HTTP alone: GET /livez of that gateway with the same client.',
];

async function filledIndex({ products }: BenchShop): Promise<MiniSearchIndex> {
  const index = new MiniSearchIndex({ logger: createLogger('warn') });
  for (let from = 0; from < products.length; from += APPLIED_AT_ONCE)
    await index.apply(
      products.slice(from, from + APPLIED_AT_ONCE).map((product) => ({ kind: 'upsert', product })),
    );
  return index;
}

async function askEngine(index: MiniSearchIndex, text: string): Promise<void> {
  const { searched } = await index.correct(text);
  await index.search({ text: searched, filter: {}, sort: 'RELEVANCE', limit: WINDOW, enough: PAGE });
}

type Way = 'http' | 'engine' | 'gateway';

/** Chunk by chunk through every way, so that whatever slows the machine slows them all. */
async function measure(
  ways: Readonly<Record<Way, (text: string) => Promise<unknown>>>,
  texts: readonly string[],
  concurrency: number,
): Promise<Record<Way, number[]>> {
  const took: Record<Way, number[]> = { http: [], engine: [], gateway: [] };
  for (let from = 0; from < texts.length; from += 2 * concurrency)
    for (const way of ['http', 'engine', 'gateway'] as const)
      await inParallel(texts.slice(from, from + 2 * concurrency), concurrency, async (text) => {
        took[way].push(await timed(() => ways[way](text)));
      });
  return took;
}

function toRows(took: Record<Way, number[]>, concurrency: number): string[][] {
  const [http, engine, gateway] = [took.http, took.engine, took.gateway].map(latencyOf);
  return (['p50', 'p95'] as const).map((q) => [
    String(concurrency),
    q,
    formatMs(http![q]),
    formatMs(engine![q]),
    formatMs(gateway![q]),
    formatMs(gateway![q] - engine![q]),
    (gateway![q] / engine![q]).toFixed(2),
    '1.25',
  ]);
}
