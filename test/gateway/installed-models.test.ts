import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openModels } from '../../src/inference/open-models.js';
import { Metrics } from '../../src/telemetry/metrics.js';
import { createTestDatabase } from '../support/database.js';
import { TestGateway } from '../support/gateway.js';
import { isAlive } from '../support/is-alive.js';
import { KITCHEN_SHOP } from '../support/kitchen-shop.js';
import { listeningLogger } from '../support/listening-logger.js';
import { draft } from '../support/make.js';
import { startGateway, type Gateway } from '../support/start-gateway.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { TinyModels } from '../support/tiny-models.js';
import { until } from '../support/until.js';

/** Candidates of a search, and padded tokens of a batch: 16 rows of 32. */
const CANDIDATES = 50;
const BATCH_TOKENS = 512;

const tiny = new TinyModels();
const folder = temporaryFolder();
afterAll(() => tiny.remove());

let gateway: TestGateway | undefined;
let running: Gateway | undefined;
afterEach(async () => {
  await gateway?.close();
  await running?.stop();
  [gateway, running] = [undefined, undefined];
});

const onCpu = { MODELS_MANIFEST: tiny.manifest, INFERENCE_DEVICE: 'cpu', INFERENCE_THREADS: '1' };
const open = async (env: Record<string, string> = {}, products = KITCHEN_SHOP): Promise<TestGateway> => {
  gateway = await TestGateway.open({ env: { ...onCpu, ...env }, products });
  return gateway;
};
const pidsIn = (lines: readonly string[]): number[] =>
  lines.flatMap((line) => {
    const pid = /"pid":(\d+)/.exec(line)?.[1];
    return pid === undefined ? [] : [Number(pid)];
  });

/** Starts a gateway as a process of its own; resolves to the processes of its models. */
async function startInProcess(): Promise<number[]> {
  const env = { DATABASE_URL: await createTestDatabase(), STATE_DIR: folder, LOG_LEVEL: 'info' };
  running = await startGateway({ ...onCpu, ...env });
  return pidsIn(running.output().split('\n'));
}

/** The value of a metric without its labels, summed. */
async function metric(name: string): Promise<number> {
  const { body } = await gateway!.app.inject('/metrics');
  const values = body.split('\n').filter((line) => line.startsWith(`${name}{`));
  return values.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}

describe('a gateway with models', () => {
  it('says in its status what they run on and how fast, and in its metrics what they did', async () => {
    tiny.serve([tiny.textEncoder(), tiny.crossEncoder()]);
    const { data } = await (
      await open()
    ).ask('{ status { models { name version task device devices pairsPerSecond } } }');
    const of = (name: string, task: string) => ({
      name,
      task,
      version: '1.0.0',
      device: 'CPU',
      devices: ['CPU'],
      pairsPerSecond: expect.any(Number),
    });
    expect(data.status.models).toEqual([
      of('tiny-encoder', 'text-encoder'),
      of('tiny-pairs', 'cross-encoder'),
    ]);
    for (const { pairsPerSecond } of data.status.models) expect(pairsPerSecond).toBeGreaterThan(0);
    await gateway!.ask('{ products(ids: ["kit-00001"]) { relevance(query: "pan") } }');
    expect(await metric('vitrine_model_batch_seconds_count')).toBeGreaterThan(0);
    expect(await metric('vitrine_model_rows_per_second')).toBeGreaterThan(0);
  });

  describe('reads in no more batches than the budget makes necessary', () => {
    const pans = Array.from({ length: CANDIDATES }, (_, i) =>
      draft(`pan-${i}`, { title: `red steel frying pan ${100 + i}` }),
    );
    const queries = ['frying', 'pan', 'red', 'steel', 'red pan'];
    beforeEach(async () => {
      tiny.serve([tiny.crossEncoder()]);
      await open({}, pans);
    });
    /** Every row of these models has the same length bucket. */
    const expectFewestBatches = async (): Promise<void> => {
      const rows = await metric('vitrine_model_rows_total');
      const tokens = await metric('vitrine_model_padded_tokens_total');
      expect(rows).toBe(CANDIDATES * queries.length);
      expect(await metric('vitrine_model_batch_seconds_count')).toBe(
        Math.ceil(rows / Math.floor(BATCH_TOKENS / (tokens / rows))),
      );
    };

    it('the pairs of five queries and fifty products', async () => {
      const ids = JSON.stringify(pans.map(({ id }) => id));
      const fields = queries.map((query, i) => `q${i}: relevance(query: "${query}")`).join(' ');
      const { data, errors } = await gateway!.ask(`{ products(ids: ${ids}) { ${fields} } }`);
      expect(errors).toBeUndefined();
      expect(data.products.map(({ q0 }: { q0: number }) => typeof q0)).toEqual(
        Array(CANDIDATES).fill('number'),
      );
      await expectFewestBatches();
    });

    interface Answer {
      readonly ranking: object;
      readonly nodes: readonly object[];
    }
    it('the candidates of five searches, and then nothing for what the searches already asked', async () => {
      const fields = queries.map(
        (query, i) =>
          `q${i}: search(query: "${query}", first: ${CANDIDATES}, options: { rerank: ON, deadlineMs: 2000 }) {
            ranking { reranked degraded { stage } } nodes { relevance(query: "${query}") } }`,
      );
      const { data, errors } = await gateway!.ask(`{ ${fields.join(' ')} }`);
      expect(errors).toBeUndefined();
      for (const { ranking, nodes } of Object.values(data as Record<string, Answer>)) {
        expect(ranking).toEqual({ reranked: CANDIDATES, degraded: [] });
        expect(nodes).toHaveLength(CANDIDATES);
      }
      await expectFewestBatches();
    });
  });

  it('answers in the order of the words while a model is down, and says so', async () => {
    tiny.serve([tiny.textEncoder()]);
    await open();
    // A vector that was made once is remembered: every search is for something else.
    const search = async (query: string) => {
      const { data } = await gateway!.ask(
        'query ($query: String!) { search(query: $query) { nodes { id } ranking { degraded { stage cause } } } }',
        { query },
      );
      return data.search;
    };
    expect((await search('pan')).ranking.degraded).toEqual([]);
    tiny.spoil(tiny.textEncoder().variants[0]!.graph.file);
    process.kill(pidsIn(gateway!.logLines).at(-1)!, 'SIGKILL');
    await until(async () => (await search(`pan ${Math.random()}`)).ranking.degraded.length > 0);
    const found = await search('frying pan');
    expect(found.ranking.degraded).toEqual([{ stage: 'query-embedding', cause: 'UNAVAILABLE' }]);
    const words = '{ search(query: "frying pan", options: { rerank: OFF }) { nodes { id } } }';
    expect(found.nodes).toEqual((await gateway!.ask(words)).data.search.nodes);
  });

  const onLinux = process.platform === 'linux' ? it : it.skip;
  onLinux('gives their processes none of its secrets', async () => {
    tiny.serve([tiny.textEncoder()]);
    const [pid] = await startInProcess();
    const environment = readFileSync(`/proc/${pid}/environ`, 'utf8');
    expect(environment).toContain('PATH=');
    expect(environment).not.toContain('DATABASE_URL');
  });

  it.each(['kill', 'stop'] as const)('leaves no process of a model behind: %s', async (end) => {
    tiny.serve([tiny.textEncoder()]);
    const pids = await startInProcess();
    expect(pids.map(isAlive)).toEqual([true]);
    await running![end]();
    await until(() => !pids.some(isAlive));
  });
});

describe('a gateway does not start', () => {
  it('with a manifest that is not what is installed', async () => {
    tiny.write({ format: 2, serving: {}, models: [] });
    await expect(open()).rejects.toThrow(/^The models of .*manifest.json cannot serve .*\n {2}format: /);
    await expect(open({ MODELS_MANIFEST: '/nowhere/manifest.json' })).rejects.toThrow('cannot be read');
  });

  it('with a model that does not run as it was told to', async () => {
    tiny.serve([tiny.textEncoder({ devices: ['cpu'] })]);
    await expect(open({ INFERENCE_DEVICE: 'webgpu' })).rejects.toThrow('no variant is made for webgpu');
    tiny.serve([tiny.textEncoder({ version: '2.0.0', fault: 'nan' })]);
    await expect(open()).rejects.toThrow('The model tiny-encoder@2.0.0 cannot serve');
  });
});

describe('a gateway without models', () => {
  it('starts no process, and says in one line of its log that none are installed', async () => {
    const { logger, lines } = listeningLogger();
    const settings = { device: 'auto', threads: 1, processes: 1, processEnv: {} } as const;
    const file = `${folder}/manifest.json`;
    const models = await openModels(
      { ...settings, manifest: { file, optional: true } },
      logger,
      new Metrics(),
    );
    expect([models.textEncoder, models.crossEncoder, models.loaded()]).toEqual([undefined, undefined, []]);
    expect(lines).toEqual([expect.stringContaining('no models are installed')]);
  });
});
