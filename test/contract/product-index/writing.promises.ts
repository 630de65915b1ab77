import { describe, expect, it } from '@jest/globals';
import type { IndexChange } from '../../../src/stores/product-index.js';
import { product } from '../../support/make.js';
import { openedShop, type OpenIndex } from './opened-shop.js';

const upsert = (id: string, version: number, title: string): IndexChange => ({
  kind: 'upsert',
  product: product(id, { version, title }),
});
const deletion = (productId: string, version: number): IndexChange => ({
  kind: 'delete',
  productId,
  version,
});

/** What becomes of changes. */
export function promiseWriting(open: OpenIndex): void {
  const shop = openedShop(open);

  describe('an empty index', () => {
    const empty = openedShop(open);

    it('answers every question with nothing', async () => {
      expect(await empty.index.stats()).toEqual({ products: 0, vectors: 0 });
      for (const text of ['', 'kettle'])
        expect(await empty.search(text)).toMatchObject({ matches: [], totalCount: 0 });
      expect(await empty.index.correct('ketle')).toEqual({ searched: 'ketle', corrections: [] });
      expect(await empty.index.suggest('ket', 5)).toEqual({ queries: [], productIds: [], categories: [] });
      expect(await empty.index.similar(['KET-1'], 5, {})).toEqual([]);
      const facets = { text: '', rung: 'ALL', filter: {}, names: ['brand'], first: 5 } as const;
      expect(await empty.index.facets(facets)).toEqual([{ name: 'brand', values: [] }]);
      await empty.index.apply([]);
    });
  });

  it('shows a change everywhere, and nothing of what was before', async () => {
    const before = { brand: 'Oldbrand', categoryPath: ['Oldshelf'], attributes: [{ name: 'MPN', value: 'OLD-77' }] }; // prettier-ignore
    await shop.put(product('c1', { title: 'Sextant', ...before }));
    await shop.put(product('c1', { title: 'Astrolabe', brand: 'Newbrand', version: 2 }));
    expect(await shop.found('astrolabe')).toEqual(['c1']);
    for (const gone of ['sextant', 'Oldbrand', 'Oldshelf', 'OLD-77'])
      expect(await shop.found(gone)).toEqual([]);
    expect(await shop.index.suggest('sext', 5)).toMatchObject({ productIds: [] });
    const names = ['brand', 'category'];
    const facets = await shop.index.facets({ text: '', rung: 'ALL', filter: {}, names, first: 9 });
    expect(facets.map(({ values }) => values.map(({ value }) => value))).toEqual([['Newbrand'], []]);
  });

  it('lets the highest version win, whatever comes when and how often', async () => {
    const changes = [upsert('w1', 1, 'First'), upsert('w1', 3, 'Third'), upsert('w1', 2, 'Second')];
    await shop.apply([...changes, ...changes]);
    await shop.apply([upsert('w1', 2, 'Second')]);
    expect(await shop.found('third')).toEqual(['w1']);
    expect(await shop.found('second')).toEqual([]);
  });

  it('forgets a deleted product, also where an older state of it comes late', async () => {
    await shop.apply([upsert('d1', 1, 'Zither'), deletion('d1', 3)]);
    expect(await shop.found('zither')).toEqual([]);
    await shop.apply([upsert('d1', 2, 'Zither')]);
    expect(await shop.found('zither')).toEqual([]);
    await shop.apply([deletion('d2', 5)]);
    await shop.apply([upsert('d2', 4, 'Zither')]);
    expect(await shop.found('zither')).toEqual([]);
  });

  it('does not let an old deletion undo a newer state', async () => {
    await shop.apply([upsert('d3', 9, 'Ocarina')]);
    await shop.apply([deletion('d3', 8)]);
    expect(await shop.found('ocarina')).toEqual(['d3']);
  });

  it('takes a product back that is created again', async () => {
    await shop.apply([upsert('r1', 1, 'Marimba'), deletion('r1', 2)]);
    await shop.apply([upsert('r1', 3, 'Marimba')]);
    expect(await shop.found('marimba')).toEqual(['r1']);
  });
}
