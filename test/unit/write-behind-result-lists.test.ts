import { expect, it } from '@jest/globals';
import { MemoryResultLists } from '../../src/stores/memory/memory-result-lists.js';
import type { ResultList } from '../../src/stores/result-lists.js';
import { WriteBehindResultLists } from '../../src/stores/write-behind-result-lists.js';

const list = (...productIds: string[]): ResultList => ({
  id: 'answer',
  notes: {},
  entries: productIds.map((productId) => ({ productId, score: 1, why: {} })),
  complete: false,
});
const idsOf = (kept: ResultList | null) => kept?.entries.map(({ productId }) => productId);

it('a page that another gateway ranked goes on from the list that it made longer', async () => {
  const store = new MemoryResultLists();
  const [one, other] = [0, 1].map(() => new WriteBehindResultLists(store, fail));
  await one!.save(list('a', 'b'));
  await other!.save(list('a', 'b', 'c', 'd'));
  expect(idsOf(await one!.load('answer', 1))).toEqual(['a', 'b']);
  expect(idsOf(await one!.load('answer', 3))).toEqual(['a', 'b', 'c', 'd']);
});

it('a list that the store has lost is gone on with as it is known here', async () => {
  const known = new WriteBehindResultLists({ save: async () => {}, load: async () => null }, fail);
  await known.save(list('a', 'b'));
  expect(idsOf(await known.load('answer', 3))).toEqual(['a', 'b']);
  expect(await known.load('another', 3)).toBeNull();
});

function fail(error: unknown): void {
  throw error;
}
