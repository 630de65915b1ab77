import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';

import { basketQuery } from '../../src/evaluation/ranker/basket-query.js';
import { trainingGroups } from '../../src/evaluation/ranker/training-groups.js';
import type { ShopperEvent } from '../../src/domain/event.js';
import { FEATURE_SET } from '../../src/ranking/features/feature-set.js';
import { recommendPipeline } from '../../src/ranking/recommend.pipeline.js';
import { runPipeline } from '../../src/ranking/run-pipeline.js';
import { MemoryEventLog } from '../../src/stores/memory/memory-event-log.js';
import { MemoryProductCatalog } from '../../src/stores/memory/memory-product-catalog.js';
import { MemoryRecommendIndex } from '../../src/stores/memory/memory-recommend-index.js';
import { MemoryShopStatistics } from '../../src/stores/memory/memory-shop-statistics.js';
import { FakeRanker } from '../support/fake-ranker.js';
import { ANN, daysAgo, MemoryShop, recommendQuery } from '../support/memory-shop.js';
import { draft, shopperEvent } from '../support/make.js';
import { smallPast } from '../support/small-past.js';

const GOLDEN = path.resolve(import.meta.dirname, '../../../test/ranker/features.golden.json');
const WIDTH = FEATURE_SET.names.length;
const QUIET = { answerLog: { append: async () => {} }, newArrivalsShare: 0 };
const DAY_MS = 86_400_000;
/** Rows that are compared, and how many a basket must bring. */
const SAMPLED = 10_000;
const FEWEST = 150;

const rowsOf = (matrix: Float32Array): string[] =>
  Array.from({ length: matrix.length / WIDTH }, (_, row) =>
    Buffer.from(matrix.slice(row * WIDTH, (row + 1) * WIDTH).buffer).toString('hex'),
  );

function byDay(events: readonly ShopperEvent[]): ShopperEvent[][] {
  const days = new Map<number, ShopperEvent[]>();
  for (const event of events) {
    const day = Math.floor(event.occurredAt.getTime() / DAY_MS);
    days.set(day, [...(days.get(day) ?? []), event]);
  }
  return [...days.values()];
}

describe('features', () => {
  it('are the same to the bit when they are exported for training and when a gateway serves', async () => {
    const past = smallPast();
    const { products, events, answers } = past;
    let rows = 0;
    for await (const group of trainingGroups(past)) {
      const now = new Date(group.facts.at);
      const exported = rowsOf(group.features);
      // A shop is made for each of them: few and large ones.
      if (exported.length < FEWEST || rows >= SAMPLED) continue;
      const served = rowsOf(await serve(now));
      expect(served.filter((row, i) => row !== exported[i])).toHaveLength(0);
      expect(served).toHaveLength(exported.length);
      rows += exported.length;
    }
    expect(rows).toBeGreaterThanOrEqual(SAMPLED);

    /** What a gateway asks its ranker that was started that day and told everything before. */
    async function serve(now: Date): Promise<Float32Array> {
      const clock = () => now;
      const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
      const before = events
        .filter(({ occurredAt }) => occurredAt < now)
        .sort((a, b) => +a.occurredAt - +b.occurredAt);
      const catalog = new MemoryProductCatalog(clock);
      const firsts = new Map(before.toReversed().map(({ productId, occurredAt }) => [productId, occurredAt]));
      await catalog.write([...firsts].map(([id, createdAt]) => ({ ...products.get(id)!, createdAt })));
      const log = new MemoryEventLog();
      await log.append(before);
      const statistics = new MemoryShopStatistics(clock);
      statistics.recordAnswers(answers.filter(({ at }) => at < now));
      // Day by day, as jobs do: what is added up in another order differs in its last bit.
      for (const day of byDay(before.filter(({ occurredAt }) => occurredAt.getTime() < today)))
        statistics.record(day);
      const ranker = new FakeRanker();
      const index = new MemoryRecommendIndex(catalog, statistics);
      const pipeline = recommendPipeline({ ...QUIET, events: log, catalog, statistics, index, ranker });
      // Whose session begins.
      const { identity } = events.find(({ occurredAt }) => +occurredAt === +now)!;
      await runPipeline(pipeline, { ...basketQuery({ identity, at: now }), rerank: 'ON' }, (_, error) => {
        throw error as Error;
      });
      return ranker.asked[0]!.features;
    }
  });

  it('know nothing of what the shop sells today', async () => {
    const ranker = new FakeRanker();
    const shop = await MemoryShop.of(
      ['a', 'b', 'c'].map((id) => draft(id, { title: `Thing ${id}` })),
      [
        shopperEvent({ type: 'PURCHASE', productId: 'a', identity: ANN.id, occurredAt: daysAgo(20) }),
        shopperEvent({ type: 'PURCHASE', productId: 'b', identity: 'shopper:2', occurredAt: daysAgo(2) }),
      ],
    );
    const pipeline = recommendPipeline({ ...shop, ranker });
    const ask = async () => {
      await runPipeline(pipeline, recommendQuery({ viewer: ANN, rerank: 'ON' }), () => {});
      return new Map(
        FEATURE_SET.names.map((name, i) => [
          name,
          ranker.asked.at(-1)!.features.filter((_, at) => at % WIDTH === i),
        ]),
      );
    };
    const before = await ask();
    await shop.happen([
      shopperEvent({ type: 'PURCHASE', productId: 'c', identity: 'shopper:3', occurredAt: daysAgo(0) }),
    ]);
    const after = await ask();
    const ofTheShop = FEATURE_SET.names.filter((name) => /^(demand|trend|days-since-(demand|first)|buyers|repeat|click)/.test(name)); // prettier-ignore
    expect(ofTheShop.length).toBeGreaterThan(10);
    for (const name of ofTheShop)
      expect([name, [...after.get(name)!].sort()]).toEqual([name, [...before.get(name)!].sort()]);
  });

  it('mean what models were taught that they mean', async () => {
    expect(new Set(FEATURE_SET.names).size).toBe(WIDTH);
    const sums = new Float64Array(WIDTH);
    const largest = new Float64Array(WIDTH);
    let rows = 0;
    for await (const { features, facts } of trainingGroups(smallPast(), 30)) {
      rows += facts.rows;
      features.forEach((value, i) => {
        sums[i % WIDTH]! += value;
        largest[i % WIDTH] = Math.max(largest[i % WIDTH]!, Math.abs(value));
      });
    }
    const means = FEATURE_SET.names.map((name, i) => [name, Number((sums[i]! / rows).toFixed(3))]);
    // Where these differ, released models read what they do not know: raise the version, and train them anew.
    expect({ version: FEATURE_SET.version, means: Object.fromEntries(means) }).toEqual(
      JSON.parse(readFileSync(GOLDEN, 'utf8')),
    );
    expect(Math.max(...largest)).toBeLessThan(5);
  });
});
