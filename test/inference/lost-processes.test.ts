import { copyFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { VitrineError } from '../../src/domain/errors.js';
import type { OnnxModels } from '../../src/inference/serving/onnx-models.js';
import { Metrics } from '../../src/telemetry/metrics.js';
import { isAlive } from '../support/is-alive.js';
import { listeningLogger } from '../support/listening-logger.js';
import { openTiny } from '../support/open-tiny.js';
import { readableProduct } from '../support/readable-product.js';
import { TinyModels } from '../support/tiny-models.js';
import { until } from '../support/until.js';

const KILLS = 20;
/** What a process that was lost may take to be replaced. */
const BACK_WITHIN_MS = 5000;
/** Work that takes long enough for a kill to hit it. */
const LAYERS = 200;

const tiny = new TinyModels();
const pairs = tiny.crossEncoder({ layers: LAYERS });
tiny.serve([pairs]);
afterAll(() => tiny.remove());

let models: OnnxModels;
let log: ReturnType<typeof listeningLogger>;
let metrics: Metrics;
beforeEach(async () => {
  log = listeningLogger();
  metrics = new Metrics();
  models = await openTiny(tiny, { logger: log.logger, metrics });
});
afterEach(() => models.close());

/** Every process that ever was ready, the present one last. */
const pids = (): number[] =>
  log.lines.map((line) => (JSON.parse(line) as { pid?: number }).pid).filter((pid) => pid !== undefined);

let products = 0;
/** Scores some pairs that were never scored before. */
const score = (count: number) =>
  models.crossEncoder!.score(
    Array.from({ length: count }, () => ({ query: 'red pan', product: readableProduct(products++) })),
  );
/** 'read', or the code of what stands in place of a score. */
const outcomes = async (count: number): Promise<string[]> =>
  (await score(count)).map((outcome) => {
    if (!(outcome instanceof Error)) return 'read';
    return outcome instanceof VitrineError ? outcome.code : outcome.message;
  });

describe('a model whose process is lost', () => {
  it(`is back within ${BACK_WITHIN_MS} ms, and no call fails beyond UNAVAILABLE, killed ${KILLS} times under load`, async () => {
    const stopping = new AbortController();
    const seen = new Map<string, number>();
    const caller = async (): Promise<void> => {
      while (!stopping.signal.aborted) {
        for (const outcome of await outcomes(10)) seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
        // What is refused at once is not asked again at once.
        await sleep(5);
      }
    };
    const callers = Array.from({ length: 4 }, caller);
    for (let kill = 1; kill <= KILLS; kill++) {
      const read = seen.get('read') ?? 0;
      await until(() => (seen.get('read') ?? 0) > read);
      process.kill(pids().at(-1)!, 'SIGKILL');
      await until(() => pids().length > kill, BACK_WITHIN_MS);
    }
    stopping.abort();
    await Promise.all(callers);
    expect(
      [...seen.keys()].filter((outcome) => !['read', 'UNAVAILABLE', 'OVERLOADED'].includes(outcome)),
    ).toEqual([]);
    expect(await outcomes(5)).toEqual(Array(5).fill('read'));
  }, 120_000);

  it('answers what it had in hand by the next process', async () => {
    const scores = outcomes(16);
    await sleep(1);
    process.kill(pids().at(-1)!, 'SIGKILL');
    expect(await scores).toEqual(Array(16).fill('read'));
    expect(pids()).toHaveLength(2);
  });

  it('that does not answer any more is replaced within seconds, and what it had in hand is answered', async () => {
    const stopped = pids().at(-1)!;
    process.kill(stopped, 'SIGSTOP');
    const startedAt = performance.now();
    expect(await outcomes(16)).toEqual(Array(16).fill('read'));
    expect(performance.now() - startedAt).toBeLessThan(2 * BACK_WITHIN_MS);
    expect(pids()).toHaveLength(2);
    expect(isAlive(stopped)).toBe(false);
  }, 20_000);

  it("runs on nothing while it is down, and its rate is nobody's", async () => {
    const rates = async () => (await metrics.modelRate.get()).values.map(({ labels }) => labels.device);
    expect(models.loaded().map(({ devices }) => devices)).toEqual([['CPU']]);
    expect(await rates()).toEqual(['CPU']);
    const graph = path.join(tiny.folder, pairs.variants[0]!.graph.file);
    renameSync(graph, `${graph}.away`);
    process.kill(pids().at(-1)!, 'SIGKILL');
    await until(() => models.loaded()[0]!.devices.length === 0);
    expect(await rates()).toEqual([]);
    renameSync(`${graph}.away`, graph);
    await until(() => models.loaded()[0]!.devices.length === 1, 2 * BACK_WITHIN_MS);
    expect(await rates()).toEqual(['CPU']);
  }, 20_000);

  it('refuses at once after a second without one, and is back when one can be started', async () => {
    const graph = path.join(tiny.folder, pairs.variants[0]!.graph.file);
    renameSync(graph, `${graph}.away`);
    process.kill(pids().at(-1)!, 'SIGKILL');
    await until(async () => (await outcomes(1))[0] === 'UNAVAILABLE');
    const startedAt = performance.now();
    expect(await outcomes(3)).toEqual(Array(3).fill('UNAVAILABLE'));
    expect(performance.now() - startedAt).toBeLessThan(100);
    renameSync(`${graph}.away`, graph);
    await until(async () => (await outcomes(1))[0] === 'read', 2 * BACK_WITHIN_MS);
  });

  it('is not replaced by one of another file than the manifest says', async () => {
    const graph = path.join(tiny.folder, pairs.variants[0]!.graph.file);
    const right = readFileSync(graph);
    const wrong = tiny.crossEncoder({ layers: LAYERS, seed: 5, version: '9.0.0' }).variants[0]!.graph.file;
    copyFileSync(path.join(tiny.folder, wrong), graph);
    process.kill(pids().at(-1)!, 'SIGKILL');
    await until(() => log.lines.some((line) => line.includes('is another file')));
    expect(pids()).toHaveLength(1);
    writeFileSync(graph, right);
    await until(async () => (await outcomes(1))[0] === 'read', 2 * BACK_WITHIN_MS);
  }, 20_000);

  it('rejects what waits when it is closed, and leaves no process behind', async () => {
    const scores = outcomes(500);
    await models.close();
    expect(await scores).toContain('UNAVAILABLE');
    await until(() => !isAlive(pids().at(-1)!));
    expect(await outcomes(1)).toEqual(['UNAVAILABLE']);
  });
});
