import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { quantileSorted } from 'simple-statistics';
import type { OnnxModels } from '../../src/inference/serving/onnx-models.js';
import { openTiny } from '../support/open-tiny.js';
import { readableProduct } from '../support/readable-product.js';
import { TinyModels } from '../support/tiny-models.js';

/** Candidates of a search. */
const PAIRS = 50;
const FLOOD_MS = 3000;
const TIMES_CAPACITY = 10;

// Something else may take the machine for a second, which says nothing about a flood.
jest.retryTimes(2);

const tiny = new TinyModels();
tiny.serve([tiny.crossEncoder({ layers: 4000 })]);
let models: OnnxModels;
beforeAll(async () => {
  models = await openTiny(tiny);
});
afterAll(async () => {
  await models.close();
  tiny.remove();
});

let products = 0;
/** Scores the candidates of a search that nobody made before; resolves to what became of it, and when. */
async function search() {
  const pairs = Array.from({ length: PAIRS }, () => ({
    query: 'red pan',
    product: readableProduct(products++ * 7),
  }));
  const startedAt = performance.now();
  const scores = await models.crossEncoder!.score(pairs);
  const milliseconds = performance.now() - startedAt;
  const failures = new Set(
    scores.map((score) => (score instanceof Error ? (score as { code?: string }).code : 'read')),
  );
  return { milliseconds, outcome: [...failures].join() };
}

const quantile = (searches: readonly { milliseconds: number }[], share: number): number =>
  quantileSorted(
    searches.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b),
    share,
  );
const p95 = (searches: readonly { milliseconds: number }[]) => quantile(searches, 0.95);
const median = (searches: readonly { milliseconds: number }[]) => quantile(searches, 0.5);

/** Searches one after the other. */
async function inTurn(count: number) {
  const done: Awaited<ReturnType<typeof search>>[] = [];
  while (done.length < count) done.push(await search());
  return done;
}

describe('ten times as many searches as the model can read', () => {
  it('are refused at once, OVERLOADED, but for those that are read within twice the usual time, in no more memory', async () => {
    await inTurn(5);
    const before = await inTurn(20);
    const usualMs = median(before);
    const memory = process.memoryUsage.rss();
    const flood: ReturnType<typeof search>[] = [];
    const startedAt = performance.now();
    while (performance.now() - startedAt < FLOOD_MS) {
      const due = ((performance.now() - startedAt) / usualMs) * TIMES_CAPACITY;
      while (flood.length < due) flood.push(search());
      await sleep(1);
    }
    const searches = await Promise.all(flood);
    const grown = process.memoryUsage.rss() - memory;
    // Before and after, so that a machine that grew busy meanwhile is not taken for the flood.
    const unloaded = [...before, ...(await inTurn(20))];
    const read = searches.filter(({ outcome }) => outcome === 'read');
    const refused = searches.filter(({ outcome }) => outcome === 'OVERLOADED');
    expect(read.length + refused.length).toBe(searches.length);
    // The model is kept busy all the while.
    expect(read.length).toBeGreaterThan((FLOOD_MS / median(unloaded)) * 0.6);
    expect(p95(read)).toBeLessThanOrEqual(2 * p95(unloaded));
    expect(p95(refused)).toBeLessThan(10);
    expect(grown).toBeLessThan(64 * 2 ** 20);
  });
});
