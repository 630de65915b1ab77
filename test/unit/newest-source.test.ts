import { describe, expect, it } from '@jest/globals';
import { VitrineError } from '../../src/domain/errors.js';
import type { RecommendIndex } from '../../src/ranking/recommend-index.js';
import type { RecommendQuery } from '../../src/ranking/recommend-query.js';
import { newest } from '../../src/ranking/sources/newest.source.js';
import { NOW, recommendQuery } from '../support/memory-shop.js';

const IDS = Array.from({ length: 500 }, (_, i) => `p${i}`);

function counted(fail: () => boolean = () => false): { index: RecommendIndex; asked: number[] } {
  const asked: number[] = [];
  const index: RecommendIndex = {
    search: async ({ limit }) => {
      asked.push(limit);
      if (fail()) throw new VitrineError('UNAVAILABLE', 'The engine is down.');
      const matches = IDS.slice(0, limit).map((productId) => ({
        productId,
        score: 1,
        matchedTerms: [],
        exact: false,
      }));
      return { matches, totalCount: IDS.length, rung: 'ALL' };
    },
    similar: async () => [],
  };
  return { index, asked };
}

const ask = async (source: ReturnType<typeof newest>, extra: Partial<RecommendQuery> = {}, now = NOW) => {
  const run = { signal: new AbortController().signal, now, remainingMs: () => Infinity };
  const { candidates } = await source.retrieve(recommendQuery({ window: 3, ...extra }), run);
  return candidates.map(({ productId }) => productId);
};
const later = (ms: number): Date => new Date(NOW.getTime() + ms);

describe('newest products', () => {
  it('are read once for many shoppers', async () => {
    const { index, asked } = counted();
    const source = newest(index);
    await Promise.all([ask(source), ask(source), ask(source, {}, later(9_000))]);
    expect(asked).toHaveLength(1);
    await ask(source, {}, later(11_000));
    expect(asked).toHaveLength(2);
  });

  it('leave out what each shopper sees already', async () => {
    const source = newest(counted().index);
    expect(await ask(source, { productIds: ['p0', 'p2'] })).toEqual(['p1', 'p3', 'p4']);
    expect(await ask(source, { filter: { excludeProductIds: ['p1'] } })).toEqual(['p0', 'p2', 'p3']);
  });

  it('are read alone for a narrow filter', async () => {
    const { index, asked } = counted();
    const source = newest(index);
    await ask(source, { filter: { price: { max: 5 } } });
    await ask(source, { filter: { price: { max: 5 } } });
    expect(asked).toEqual([3, 3]);
  });

  it('come back after an outage', async () => {
    let down = true;
    const source = newest(counted(() => down).index);
    await expect(ask(source)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    down = false;
    expect(await ask(source)).toEqual(['p0', 'p1', 'p2']);
  });
});
