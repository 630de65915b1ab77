import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { median } from 'simple-statistics';
import { PairScores } from '../../src/inference/pair-scores.js';
import type { OnnxModels } from '../../src/inference/serving/onnx-models.js';
import { Metrics } from '../../src/telemetry/metrics.js';
import { openTiny } from '../support/open-tiny.js';
import { readableProduct } from '../support/readable-product.js';
import { TinyModels } from '../support/tiny-models.js';

const tiny = new TinyModels();
/** Slow enough to be caught at work. */
tiny.serve([tiny.textEncoder({ layers: 200 }), tiny.crossEncoder({ layers: 200 })]);
const metrics = new Metrics();
let models: OnnxModels;
beforeAll(async () => {
  models = await openTiny(tiny, { metrics });
});
afterAll(async () => {
  await models.close();
  tiny.remove();
});

const rows = async (result: 'read' | 'unwanted'): Promise<number> => {
  const { values } = await metrics.modelRows.get();
  return values.filter(({ labels }) => labels.result === result).reduce((sum, { value }) => sum + value, 0);
};
/** Milliseconds that all batches of the cross-encoder took, as its process reports them. */
const batchMs = async (): Promise<number> => {
  const { values } = await metrics.modelBatches.get();
  const sums = values.filter(
    ({ metricName, labels }) => metricName?.endsWith('_sum') && String(labels.model).startsWith('tiny-pairs'),
  );
  return 1000 * sums.reduce((sum, { value }) => sum + value, 0);
};
let products = 0;
const fresh = (count: number) => Array.from({ length: count }, () => readableProduct(products++));

describe('a caller who cannot wait', () => {
  it('is let go at once, with the reason of the signal, and its text is not read', async () => {
    const before = { read: await rows('read'), unwanted: await rows('unwanted') };
    const busy = models.textEncoder!.encodeProducts(fresh(4));
    await sleep(1);
    const leaving = new AbortController();
    const asked = models.textEncoder!.encodeQuery('red pan', leaving.signal);
    leaving.abort(new Error('too late'));
    await expect(asked).rejects.toThrow('too late');
    await expect(models.textEncoder!.encodeQuery('mug', AbortSignal.abort())).rejects.toThrow();
    await busy;
    await models.textEncoder!.encodeQuery('kettle');
    expect(await rows('read')).toBe(before.read + 4 + 1);
    expect(await rows('unwanted')).toBe(before.unwanted + 1);
  });

  it('leaves the pairs that somebody else still waits for', async () => {
    const scores = new PairScores(models.crossEncoder!);
    const [left, shared] = fresh(2);
    const busy = models.crossEncoder!.score(fresh(3).map((product) => ({ query: 'mug', product })));
    await sleep(1);
    const [leaving, staying] = [new AbortController(), new AbortController()];
    const lost = scores.load('pan', left!, leaving.signal);
    const kept = [scores.load('pan', shared!, leaving.signal), scores.load('pan', shared!, staying.signal)];
    leaving.abort();
    await expect(lost).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    const [one, other] = await Promise.all(kept);
    expect(one).toBe(other);
    await busy;
  });
});

describe('how many pairs a model has time for', () => {
  it('follows from its measured rate: that many are read in about that time', async () => {
    const scoreFresh = (count: number) =>
      models.crossEncoder!.score(fresh(count).map((product) => ({ query: 'red pan', product })));
    // The warm-up's rows are longer than most, and its batches smaller.
    for (let call = 0; call < 5; call++) await scoreFresh(models.crossEncoder!.pairsWithin('red pan', 50));
    const count = models.crossEncoder!.pairsWithin('red pan', 100);
    expect(count).toBeGreaterThan(0);
    const twice = models.crossEncoder!.pairsWithin('red pan', 200);
    expect(twice / count).toBeGreaterThan(1.5);
    expect(twice / count).toBeLessThan(2.5);
    expect(models.crossEncoder!.pairsWithin('red pan', 0)).toBe(0);
    // What the process itself took. A machine that others use may be slower all at once, but not every time.
    const took: number[] = [];
    for (let call = 0; call < 5; call++) {
      const before = await batchMs();
      await scoreFresh(models.crossEncoder!.pairsWithin('red pan', 100));
      took.push((await batchMs()) - before);
    }
    expect(median(took)).toBeGreaterThan(40);
    expect(median(took)).toBeLessThan(250);
  });

  it('is less where others wait', async () => {
    const alone = models.crossEncoder!.pairsWithin('red pan', 100);
    const waiting = models.crossEncoder!.score(fresh(alone).map((product) => ({ query: 'pan', product })));
    expect(models.crossEncoder!.pairsWithin('red pan', 100)).toBeLessThan(alone);
    await waiting;
  });
});
