import { expect, it } from '@jest/globals';
import type { ProductIndex } from '../../../src/stores/product-index.js';
import { CATALOGUE } from './catalogue.js';
import { openedShop, type OpenIndex } from './opened-shop.js';

const QUESTIONS: Record<string, (index: ProductIndex, signal?: AbortSignal) => Promise<unknown>> = {
  correct: (index, signal) => index.correct('ketle', signal),
  search: (index, signal) =>
    index.search({ text: 'kettle', filter: {}, sort: 'RELEVANCE', limit: 5, enough: 5 }, signal),
  facets: (index, signal) => index.facets({ text: '', rung: 'ALL', filter: {}, first: 5 }, signal),
  highlight: (index, signal) => index.highlight('kettle', ['KET-1'], signal),
  suggest: (index, signal) => index.suggest('ket', 5, signal),
  nearest: (index, signal) =>
    index.nearest(
      { embedding: { space: 'plane', vector: Float32Array.of(1, 0) }, limit: 5, filter: {} },
      signal,
    ),
  similar: (index, signal) => index.similar(['KET-1'], 5, {}, signal),
};
const OTHERS: typeof QUESTIONS = {
  apply: (index) => index.apply([{ kind: 'upsert', product: CATALOGUE[0]! }]),
  setPopularity: (index) => index.setPopularity(new Map()),
  setPopularQueries: (index) => index.setPopularQueries([]),
  stats: (index) => index.stats(),
};

/** What becomes of a call whose caller leaves, and of one that comes too late. */
export function promiseCalls(open: OpenIndex): void {
  const shop = openedShop(open, CATALOGUE.slice(0, 10));

  it.each(Object.keys(QUESTIONS))('%s rejects with the reason of its signal', async (method) => {
    const before = new AbortController();
    const reason = new Error('The caller has left.');
    before.abort(reason);
    await expect(QUESTIONS[method]!(shop.index, before.signal)).rejects.toBe(reason);
    const during = new AbortController();
    const answer = QUESTIONS[method]!(shop.index, during.signal);
    during.abort(reason);
    await expect(answer).rejects.toBe(reason);
    // The index is none the worse for it.
    await expect(QUESTIONS[method]!(shop.index, new AbortController().signal)).resolves.toBeDefined();
  });

  it('rejects every call after it was closed, as UNAVAILABLE', async () => {
    const { index, close } = await open();
    await close();
    for (const call of Object.values({ ...QUESTIONS, ...OTHERS }))
      await expect(call(index)).rejects.toMatchObject({ name: 'VitrineError', code: 'UNAVAILABLE' });
    await close();
  });
}
