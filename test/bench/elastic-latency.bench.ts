import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from '@elastic/elasticsearch';
import { quantile } from 'simple-statistics';
import type { App } from '../../src/app.js';
import { FaultProxy, type PassingRequest } from '../support/fault-proxy.js';
import { SEARCH } from '../support/operations.js';
import type { Benchmark } from './benchmark.js';
import { openElasticShop } from './open-elastic-shop.js';
import { shopperQueries } from './shopper-texts.js';
import { NEEDS_ELASTICSEARCH } from './needs-elasticsearch.js';

const SEED = 1;
const WRITTEN_AT_ONCE = 1000;
/** Longer than text-analyser.ts keeps what it found out. */
const FORGOTTEN_AFTER_MS = 6000;
const WARM_UP = 50;
const MEASURED = 300;

const SUGGEST = `query ($query: String!) { suggest(prefix: $query, first: 8) {
  queries { text } products { id title } categories { path } } }`;

/**
 * How long does the gateway take, and how much of that is Elasticsearch? Each question goes through the gateway, and the
 * very requests that it sends for it go through the bare client, one after the other, taking turns in who is first. A
 * recording of the requests comes first, and warms both alike.
 */
export const elasticLatency: Benchmark = {
  name: 'elastic-latency',
  question: 'How much time does the gateway add to that of Elasticsearch, for the very same requests?',
  async run({ products }) {
    const url = process.env.ELASTICSEARCH_URL;
    if (!url) return NEEDS_ELASTICSEARCH;
    const { app, openBeside, close } = await openElasticShop(url);
    const client = new Client({ node: url, compression: true });
    try {
      for (let start = 0; start < products.length; start += WRITTEN_AT_ONCE)
        await app.stores.catalog.write(products.slice(start, start + WRITTEN_AT_ONCE));
      await app.stores.follower.caughtUp();
      const searched = shopperQueries(products, WARM_UP + MEASURED, SEED);
      // Half-way through the last word, as somebody types.
      const typed = searched.map((text) => text.slice(0, Math.max(2, text.length - 3)));
      const searches = await record(url, openBeside, SEARCH, searched);
      const suggests = await record(url, openBeside, SUGGEST, typed);
      return {
        header: ['', 'gateway p50', 'p95', 'engine p50', 'p95', 'ratio p50', 'budget'],
        rows: [
          await compare({ app, client }, 'search', SEARCH, searches),
          await compare({ app, client }, 'suggest', SUGGEST, suggests),
        ],
      };
    } finally {
      await client.close();
      await close();
    }
  },
};

/** A question, and what the gateway sends to Elasticsearch for it. */
interface Recorded {
  readonly question: string;
  readonly requests: readonly PassingRequest[];
}

/** Another gateway, behind a proxy that writes down what passes; gone before anything is measured. */
async function record(
  url: string,
  openBeside: (address: string) => Promise<App>,
  operation: string,
  questions: readonly string[],
): Promise<Recorded[]> {
  const proxy = await FaultProxy.open(url);
  const app = await openBeside(proxy.url);
  try {
    const recorded: Recorded[] = [];
    for (const question of questions) {
      const before = proxy.requests.length;
      await ask(app, operation, question);
      const requests = proxy.requests.slice(before).filter(({ path }) => /_m?search/.test(path));
      recorded.push({ question, requests });
    }
    return recorded;
  } finally {
    await app.close();
    await proxy.close();
  }
}

interface Parts {
  readonly app: App;
  readonly client: Client;
}

async function compare(
  { app, client }: Parts,
  name: string,
  operation: string,
  recorded: readonly Recorded[],
): Promise<string[]> {
  // A gateway that has been up for a while keeps the facts of 20,000 products; what it knows of texts it forgets.
  for (const { question } of recorded) await ask(app, operation, question);
  await sleep(FORGOTTEN_AFTER_MS);
  const took = { gateway: [] as number[], engine: [] as number[] };
  for (const [i, { question, requests }] of recorded.entries()) {
    const turns = {
      gateway: () => ask(app, operation, question),
      engine: async () => {
        for (const request of requests) await send(client, request);
      },
    };
    const order = i % 2 === 0 ? (['gateway', 'engine'] as const) : (['engine', 'gateway'] as const);
    for (const who of order) {
      const startedAt = performance.now();
      await turns[who]();
      if (i >= WARM_UP) took[who].push(performance.now() - startedAt);
    }
  }
  const [gateway, engine] = [quantile(took.gateway, [0.5, 0.95]), quantile(took.engine, [0.5, 0.95])];
  const ms = [...gateway, ...engine].map((value) => value.toFixed(1));
  return [name, ...ms, (gateway[0]! / engine[0]!).toFixed(2), '1.25'];
}

async function ask(app: App, query: string, question: string): Promise<void> {
  const payload = { query, variables: { query: question } };
  const answer = await app.inject({ method: 'POST', url: '/graphql', payload });
  if (answer.statusCode !== 200 || answer.json().errors) throw new Error(answer.body);
}

/** As the client's own methods send it, read back into an object as they do. */
async function send(client: Client, { method, path, body }: PassingRequest): Promise<void> {
  const lines = path.includes('_msearch');
  const type = `application/vnd.elasticsearch+${lines ? 'x-ndjson' : 'json'}; compatible-with=9`;
  await client.transport.request(
    { method, path, ...(lines ? { bulkBody: body } : { body }) },
    {
      headers: {
        'content-type': type,
        accept: 'application/vnd.elasticsearch+json; compatible-with=9',
      },
    },
  );
}
