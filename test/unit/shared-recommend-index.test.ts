import { describe, expect, it } from '@jest/globals';
import { range } from 'd3-array';
import { VitrineError } from '../../src/domain/errors.js';
import type { ProductFilter } from '../../src/domain/products/product-filter.js';
import type { RecommendIndex } from '../../src/ranking/recommend-index.js';
import { SharedRecommendIndex } from '../../src/ranking/shared-recommend-index.js';

const IDS = range(500).map((i) => `p${i}`);

function counted() {
  const state = { asked: [] as number[], down: false, now: 1000 };
  const ask = <T>(limit: number, answer: T): T => {
    state.asked.push(limit);
    if (state.down) throw new VitrineError('UNAVAILABLE', 'The engine is down.');
    return answer;
  };
  const found = (limit: number, { excludeProductIds = [] }: ProductFilter) =>
    IDS.filter((id) => !excludeProductIds.includes(id))
      .slice(0, limit)
      .map((productId) => ({ productId, score: 1, matchedTerms: [], exact: false }));
  const index: RecommendIndex = {
    search: async ({ limit, filter }) =>
      ask(limit, { matches: found(limit, filter), totalCount: IDS.length, rung: 'ALL' }),
    similar: async (_ids, limit, filter) => ask(limit, found(limit, filter)),
  };
  return { state, shared: new SharedRecommendIndex(index, () => state.now) };
}

const browse = async (index: RecommendIndex, filter: ProductFilter = {}, signal?: AbortSignal) => {
  const request = { text: '', filter, sort: 'NEWEST', limit: 3, enough: 1 } as const;
  return (await index.search(request, signal)).matches.map(({ productId }) => productId);
};
const like = async (index: RecommendIndex, id: string, filter: ProductFilter = {}) =>
  (await index.similar([id], 3, filter)).map(({ productId }) => productId);

describe('what many shoppers see alike', () => {
  it('is read once for all of them, and again when it is old', async () => {
    const { state, shared } = counted();
    await Promise.all([browse(shared), browse(shared), like(shared, 'a'), like(shared, 'a')]);
    expect(state.asked).toHaveLength(2);
    state.now = 30_000;
    await browse(shared);
    expect(state.asked).toHaveLength(2);
    state.now = 32_000;
    await Promise.all([browse(shared), like(shared, 'a')]);
    expect(state.asked).toHaveLength(4);
  });

  it('leaves out what each of them sees already', async () => {
    const { state, shared } = counted();
    expect(await browse(shared)).toEqual(['p0', 'p1', 'p2']);
    expect(await browse(shared, { excludeProductIds: ['p0', 'p2'] })).toEqual(['p1', 'p3', 'p4']);
    expect(await like(shared, 'a', { excludeProductIds: ['p1'] })).toEqual(['p0', 'p2', 'p3']);
    expect(await like(shared, 'a', { excludeProductIds: ['p0'] })).toEqual(['p1', 'p2', 'p3']);
    expect(state.asked).toHaveLength(2);
  });

  it('is not what another filter leaves', async () => {
    const { state, shared } = counted();
    for (const filter of [{}, { price: { max: 5 } }, { inStock: true }, { price: { max: 6 } }])
      await browse(shared, filter);
    expect(state.asked).toHaveLength(4);
  });

  it('is left to the engine where it is one shopper’s', async () => {
    const { state, shared } = counted();
    const far = { excludeProductIds: IDS.slice(0, 300) };
    expect(await browse(shared, far)).toEqual(['p300', 'p301', 'p302']);
    await browse(shared, { productIds: ['p1'] });
    await browse(shared, { productIds: ['p1'] });
    expect(state.asked).toEqual([3, 3, 3]);
  });

  it('comes back after an outage', async () => {
    const { state, shared } = counted();
    state.down = true;
    await expect(browse(shared)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    state.down = false;
    expect(await browse(shared)).toEqual(['p0', 'p1', 'p2']);
  });

  it('is not waited for by who has left', async () => {
    await expect(browse(counted().shared, {}, AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
  });
});
