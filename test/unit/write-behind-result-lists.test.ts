import { expect, it } from '@jest/globals';
import { MemoryResultLists } from '../../src/stores/memory/memory-result-lists.js';
import type { ResultList } from '../../src/stores/result-lists.js';
import { WriteBehindResultLists } from '../../src/stores/write-behind-result-lists.js';

const list = (...productIds: string[]): ResultList => ({
  id: 'answer',
  viewer: null,
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
  const known = new WriteBehindResultLists(
    { save: async () => {}, load: async () => null, isKept: async () => false, erase: async () => {} },
    fail,
  );
  await known.save(list('a', 'b'));
  expect(idsOf(await known.load('answer', 3))).toEqual(['a', 'b']);
  expect(await known.load('another', 3)).toBeNull();
});

it('a list that any gateway has erased is gone, however lately it was made', async () => {
  const store = new MemoryResultLists();
  let write!: () => void;
  const written = new Promise<void>((resolve) => (write = resolve));
  const slow = new WriteBehindResultLists(
    {
      save: (kept) => written.then(() => store.save(kept)),
      load: (id) => store.load(id),
      isKept: (id) => store.isKept(id),
      erase: (viewers) => store.erase(viewers),
    },
    fail,
  );
  const other = new WriteBehindResultLists(store, fail);
  const anns = { ...list('a', 'b'), viewer: 'visitor:ann' };
  const bobs = { ...list('c'), id: 'another', viewer: 'visitor:bob' };
  await slow.save(anns);
  // Not written yet, and nobody's to take.
  expect(await slow.load('answer')).toEqual(anns);
  const erasing = slow.erase(['visitor:ann']);
  write();
  await erasing;
  expect(await slow.load('answer')).toBeNull();
  await slow.save(anns);
  await slow.save(bobs);
  await other.erase(['visitor:ann']);
  expect(await slow.load('answer')).toBeNull();
  expect(await slow.load('another')).toEqual(bobs);
});

function fail(error: unknown): void {
  throw error;
}
