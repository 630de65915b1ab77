import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { OnnxModels } from '../../src/inference/serving/onnx-models.js';
import { TestGateway } from '../support/gateway.js';
import { listeningLogger } from '../support/listening-logger.js';
import { draft } from '../support/make.js';
import { openTiny } from '../support/open-tiny.js';
import { TinyModels } from '../support/tiny-models.js';
import { until } from '../support/until.js';

const PRODUCTS = 60;
const PAGE = 7;
const KILLS = 20;
const BACK_WITHIN_MS = 5000;

const SEARCH = `query ($query: String!, $first: Int, $after: String) {
  search(query: $query, first: $first, after: $after, options: { rerank: ON, deadlineMs: 2000 }) {
    totalCount
    nodes { id }
    pageInfo { hasNextPage endCursor }
    ranking { reranked degraded { stage cause } }
  }
}`;

interface Page {
  readonly totalCount: number;
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  readonly ranking: { readonly reranked: number; readonly degraded: readonly { readonly cause: string }[] };
}

const tiny = new TinyModels();
afterAll(() => tiny.remove());
const models = (version: string) => {
  const of = { version, seed: Number(version[0]) };
  return [tiny.textEncoder(of), tiny.crossEncoder({ ...of, layers: 50 })];
};
const pans = Array.from({ length: PRODUCTS }, (_, i) =>
  draft(`pan-${i}`, { title: `red steel frying pan ${100 + i}` }),
);

let loaded: OnnxModels;
let gateway: TestGateway;
let log: ReturnType<typeof listeningLogger>;
beforeEach(async () => {
  log = listeningLogger();
  tiny.serve(models('1.0.0'));
  loaded = await openTiny(tiny, { logger: log.logger });
  gateway = await TestGateway.open({ products: pans, overrides: { models: loaded } });
});
afterEach(async () => {
  await gateway.close();
  await loaded.close();
});

async function search(query: string, page: { first?: number; after?: string } = {}): Promise<Page> {
  const { data, errors } = await gateway.ask(SEARCH, { query, ...page });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.search;
}
const versions = () => loaded.loaded().map(({ version }) => version);
/** Every process that ever was ready, with what it runs. */
const processes = () =>
  log.lines
    .map((line) => JSON.parse(line) as { pid?: number; model?: string })
    .filter((line): line is { pid: number; model: string } => line.pid !== undefined);

describe('a search', () => {
  it('continued while both models are swapped repeats no product and misses none', async () => {
    const seen: string[] = [];
    let page = await search('frying pan', { first: PAGE });
    expect(page.ranking).toMatchObject({ degraded: [] });
    expect(page.ranking.reranked).toBeGreaterThan(PAGE);
    for (let swaps = 2; ; swaps++) {
      seen.push(...page.nodes.map(({ id }) => id));
      if (!page.pageInfo.hasNextPage) break;
      const version = `${swaps}.0.0`;
      tiny.serve(models(version));
      await until(() => versions().every((each) => each === version));
      page = await search('frying pan', { first: PAGE, after: page.pageInfo.endCursor });
    }
    expect(seen).toHaveLength(PRODUCTS);
    expect(new Set(seen).size).toBe(PRODUCTS);
    // The swaps do change the order of whoever asks anew.
    const anew = await search('frying pan', { first: PAGE });
    expect(anew.nodes.map(({ id }) => id)).not.toEqual(seen.slice(0, PAGE));
  });

  it(`never fails while a process of a model is killed ${KILLS} times, says where it was degraded, and is whole again`, async () => {
    const stopping = new AbortController();
    const causes = new Set<string>();
    let searches = 0;
    const shopper = async (name: string): Promise<void> => {
      for (let n = 0; !stopping.signal.aborted; n++) {
        // Nobody asked it before: neither its vector nor its scores are remembered.
        const { nodes, totalCount, ranking } = await search(`frying pan ${name}${n}`);
        expect(nodes.length).toBeGreaterThan(0);
        expect(totalCount).toBeGreaterThanOrEqual(nodes.length);
        for (const { cause } of ranking.degraded) causes.add(cause);
        if (ranking.reranked === 0) expect(ranking.degraded.length).toBeGreaterThan(0);
        searches++;
        await sleep(1);
      }
    };
    const shoppers = Promise.all(['a', 'b', 'c'].map(shopper));
    for (let kill = 0; kill < KILLS; kill++) {
      const before = searches;
      await until(() => searches > before + 2);
      const task = kill % 2 ? 'tiny-pairs' : 'tiny-encoder';
      const { pid, model } = processes().findLast((each) => each.model.startsWith(task))!;
      const ready = processes().length;
      process.kill(pid, 'SIGKILL');
      await until(() => processes().length > ready, BACK_WITHIN_MS);
      expect(processes().at(-1)!.model).toBe(model);
    }
    stopping.abort();
    await shoppers;
    expect([...causes].filter((cause) => !['UNAVAILABLE', 'OVERLOADED', 'DEADLINE'].includes(cause))).toEqual(
      [],
    );
    expect((await search('frying pan')).ranking.degraded).toEqual([]);
  }, 60_000);
});
