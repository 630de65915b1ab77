import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { PairScore } from '../../src/inference/cross-encoder.js';
import type { ModelEntry } from '../../src/inference/manifest/manifest.schema.js';
import type { OnnxModels } from '../../src/inference/serving/onnx-models.js';
import { isAlive } from '../support/is-alive.js';
import { listeningLogger } from '../support/listening-logger.js';
import { openTiny } from '../support/open-tiny.js';
import { readableProduct } from '../support/readable-product.js';
import { TinyModels } from '../support/tiny-models.js';
import { until } from '../support/until.js';

let tiny: TinyModels;
let models: OnnxModels;
let log: ReturnType<typeof listeningLogger>;
const pairs = (version: string, extra = {}) =>
  tiny.crossEncoder({ version, seed: Number(version[0]), layers: 5, ...extra });
const encoder = (version: string) => tiny.textEncoder({ version, seed: Number(version[0]) });

beforeEach(async () => {
  tiny = new TinyModels();
  log = listeningLogger();
  tiny.serve([encoder('1.0.0'), pairs('1.0.0')]);
  models = await openTiny(tiny, { logger: log.logger });
});
const asked: AbortController[] = [];
afterEach(async () => {
  for (const stopping of asked) stopping.abort();
  await models.close();
  tiny.remove();
});

const lines = () => log.lines.map((line) => JSON.parse(line) as Record<string, unknown>);
const said = (level: number) => lines().filter((line) => line.level === level);
const pidOf = (model: string) => lines().find((line) => line.model === model)!.pid as number;
const versions = () => models.loaded().map(({ version }) => version);

/** Asks one thing after the other until it is stopped; resolves to everything that came back, errors among it. */
function keepAsking<T>(ask: (n: number) => Promise<T>) {
  const stopping = new AbortController();
  const answers: (T | Error)[] = [];
  const asking = (async () => {
    for (let n = 0; !stopping.signal.aborted; n++) {
      answers.push(await ask(n).catch((error: Error) => error));
      // What is refused at once leaves no turn to anything else.
      await setImmediate();
    }
  })();
  asked.push(stopping);
  const stop = async (): Promise<(T | Error)[]> => {
    stopping.abort();
    await asking;
    return answers;
  };
  return { answers, stop };
}

/** Errors that are not the load's: a machine that stands still for a moment is busy, whatever is swapped. */
const failures = (answers: readonly unknown[]) =>
  answers.filter((answer) => answer instanceof Error && (answer as { code?: string }).code !== 'OVERLOADED');

let products = 0;
const score = () =>
  models.crossEncoder!.score(
    Array.from({ length: 10 }, () => ({ query: 'red pan', product: readableProduct(products++) })),
  );

describe('a new version in the manifest', () => {
  it('takes over under load without one failed call, and the old one goes when its last call is answered', async () => {
    const scoring = [keepAsking(score), keepAsking(score)];
    const encoding = keepAsking((n) => models.textEncoder!.encodeQuery(`pan ${n}`));
    const filling = keepAsking((n) =>
      models.textEncoder!.encodeProducts([1, 2, 3].map((i) => readableProduct(i * n))),
    );
    const old = [pidOf('tiny-encoder@1.0.0'), pidOf('tiny-pairs@1.0.0')];
    for (const version of ['2.0.0', '3.0.0']) {
      tiny.serve([encoder(version), pairs(version)]);
      await until(() => versions().every((loaded) => loaded === version));
      const answered = encoding.answers.length;
      await until(() => encoding.answers.length > answered + 5);
    }
    const scores = (await Promise.all(scoring.map(({ stop }) => stop()))).flat(2);
    const queries = await encoding.stop();
    const fillings = await filling.stop();
    expect(failures([...scores, ...queries, ...fillings])).toEqual([]);
    const byVersion = scores.flatMap((answer) => (answer instanceof Error ? [] : [answer.model.version]));
    expect([...new Set(byVersion)]).toEqual(['1.0.0', '2.0.0', '3.0.0']);
    expect(queries.at(-1)).toMatchObject({
      space: expect.stringMatching(/^tiny-encoder@3\.0\.0-[0-9a-f]{12}$/),
    });
    for (const embeddings of fillings)
      if (!(embeddings instanceof Error)) expect(new Set(embeddings.map(({ space }) => space)).size).toBe(1);
    await until(() => old.every((pid) => !isAlive(pid)));
    expect(said(50)).toEqual([]);
  });

  it('of the text encoder is told to whoever has to make its vectors anew, after it took over', async () => {
    const told: string[] = [];
    models.onNewSpace(() => told.push(models.textEncoder!.space));
    tiny.serve([encoder('1.0.0'), pairs('2.0.0')]);
    await until(() => versions().includes('2.0.0'));
    expect(told).toEqual([]);
    tiny.serve([encoder('2.0.0'), pairs('2.0.0')]);
    await until(() => told.length > 0);
    expect(told).toEqual([expect.stringMatching(/^tiny-encoder@2\.0\.0-/)]);
  });

  it('scores anew what the old one had scored', async () => {
    const pair = { query: 'red pan', product: readableProduct(1) };
    const [before] = (await models.crossEncoder!.score([pair])) as PairScore[];
    tiny.serve([encoder('1.0.0'), pairs('2.0.0')]);
    await until(() => versions().includes('2.0.0'));
    const [after] = (await models.crossEncoder!.score([pair])) as PairScore[];
    expect(after!.relevance).not.toBe(before!.relevance);
    expect([before!.model.version, after!.model.version]).toEqual(['1.0.0', '2.0.0']);
  });
});

describe('a version that comes back', () => {
  const pair = { query: 'red pan', product: readableProduct(1) };
  const read = async () => ({
    score: ((await models.crossEncoder!.score([pair])) as PairScore[])[0]!.relevance,
    embedding: await models.textEncoder!.encodeQuery('red pan'),
  });
  const serve = async (entries: readonly ModelEntry[]) => {
    tiny.serve(entries);
    await until(() => versions().every((version) => version === entries[0]!.version));
    return read();
  };

  it('as it was says what it said; with other weights it is another model, in another space', async () => {
    const first = await read();
    const second = await serve([encoder('2.0.0'), pairs('2.0.0')]);
    expect(second.score).not.toBe(first.score);
    expect(await serve([encoder('1.0.0'), pairs('1.0.0')])).toEqual(first);
    await serve([encoder('2.0.0'), pairs('2.0.0')]);
    const retrained = await serve([tiny.textEncoder({ seed: 7 }), pairs('1.0.0', { seed: 7 })]);
    expect(retrained.score).not.toBe(first.score);
    expect(retrained.embedding.vector).not.toEqual(first.embedding.vector);
    expect(retrained.embedding.space).not.toBe(first.embedding.space);
  }, 20_000);
});

describe('a changed manifest that cannot serve', () => {
  const refusals: readonly [string, () => void, string][] = [
    ['is not JSON', () => tiny.write('{'), 'not JSON'],
    [
      'names a file that is not there',
      () =>
        tiny.serve([
          { ...encoder('1.0.0') },
          { ...pairs('2.0.0'), tokenizer: { ...pairs('2.0.0').tokenizer, file: 'gone.json' } },
        ]),
      'gone.json cannot be read',
    ],
    [
      'has a graph of another form',
      () => tiny.serve([encoder('1.0.0'), pairs('2.0.0', { fault: 'no token types' })]),
      'token_type_ids',
    ],
    [
      'changes what a loaded version is',
      () => tiny.serve([encoder('1.0.0'), pairs('1.0.0', { seed: 9 })]),
      'give it another version',
    ],
    ['leaves a task out', () => tiny.serve([encoder('1.0.0')]), 'takes a restart'],
  ];
  it.each(refusals)(
    'because it %s changes nothing, and is an error in the log',
    async (_why, write, reason) => {
      write();
      await until(() => said(50).length > 0);
      expect(said(50)).toEqual([
        expect.objectContaining({
          err: expect.objectContaining({ message: expect.stringContaining(reason) }),
        }),
      ]);
      expect(versions()).toEqual(['1.0.0', '1.0.0']);
      expect(failures(await score())).toEqual([]);
      tiny.serve([encoder('1.0.0'), pairs('3.0.0')]);
      await until(() => versions().includes('3.0.0'));
    },
  );
});

describe('a changed manifest that comes before its files', () => {
  it('is refused once, and taken when the last of them is there', async () => {
    const next = pairs('2.0.0');
    const graph = path.join(tiny.folder, next.variants[0]!.graph.file);
    const content = readFileSync(graph);
    rmSync(graph);
    tiny.serve([encoder('1.0.0'), next]);
    await until(() => said(50).length > 0);
    writeFileSync(graph, content.subarray(0, 100));
    await until(() => said(50).length > 1);
    await sleep(100);
    expect(said(50).map(({ err }) => (err as Error).message)).toEqual([
      expect.stringContaining('2.0.0.onnx cannot be read'),
      expect.stringContaining('2.0.0.onnx is another file'),
    ]);
    writeFileSync(graph, content);
    await until(() => versions().includes('2.0.0'));
    expect(failures(await score())).toEqual([]);
  });
});

describe('a canary', () => {
  it('reads its share of the queries, each query always by the same version', async () => {
    const shareOf = async (): Promise<number> => {
      const queries = Array.from({ length: 200 }, (_, n) => `pan ${n}`);
      const product = readableProduct(1);
      const ask = async () =>
        ((await models.crossEncoder!.score(queries.map((query) => ({ query, product })))) as PairScore[]).map(
          ({ model }) => model.version,
        );
      const first = await ask();
      expect(await ask()).toEqual(first);
      return first.filter((version) => version === '2.0.0').length / queries.length;
    };
    expect(await shareOf()).toBe(0);
    const both = [encoder('1.0.0'), pairs('1.0.0'), pairs('2.0.0')];
    tiny.serve(both, { canary: { model: 'tiny-pairs@2.0.0', share: 0.2 } });
    await until(() => models.loaded().length === 3);
    expect(await shareOf()).toBeGreaterThan(0.1);
    expect(await shareOf()).toBeLessThan(0.3);
    expect(models.crossEncoder!.model.version).toBe('1.0.0');
    tiny.serve(both);
    await until(() => models.loaded().length === 2);
    expect(await shareOf()).toBe(0);
  });
});
