import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { VitrineError } from '../../src/domain/errors.js';
import type { SearchQuery } from '../../src/ranking/search-query.js';
import { FakeTextEncoder } from '../support/fake-text-encoder.js';
import { IndexedShop } from '../support/indexed-shop.js';
import { draft } from '../support/make.js';

const encoder = new FakeTextEncoder();
encoder.relatedFrom = 0.5;
const shop = new IndexedShop(encoder);
beforeAll(() =>
  shop.write([
    draft('kettle', { title: 'Copper kettle', attributes: [{ name: 'Part number', value: 'CK-1701' }] }),
    draft('boil', { title: 'Boil dry protection' }),
    draft('mug', { title: 'Mug' }),
    draft('cup', { title: 'Cup of tin' }),
    draft('lamp', { title: 'Lamp for a table' }),
    ...Array.from({ length: 130 }, (_, i) => draft(`pan${i}`, { title: `Frying pan, model ${i}` })),
    draft('skillet', { title: 'Skillet' }),
  ]),
);
afterAll(() => shop.close());

const search = async (text: string, extra: Partial<SearchQuery> = {}) => {
  const answer = await shop.search(text, { first: 50, resumable: true }, { window: 100, ...extra });
  return { ...answer, ids: answer.entries.map(({ product }) => product.id) };
};

describe('a search by meaning beside words', () => {
  it('finds what has none of the words, says so, and counts it', async () => {
    const { ids, notes, entries } = await search('skillet', {
      filter: { productIds: ['skillet', 'pan7', 'lamp'] },
    });
    expect(ids).toEqual(['skillet', 'pan7']);
    expect(notes).toMatchObject({ totalCount: 2, meant: ['pan7'], relaxations: [] });
    const stages = Object.fromEntries(entries[1]!.ranked.stages.map(({ stage, score }) => [stage, score]));
    expect(stages).toMatchObject({ keyword: null, vector: expect.any(Number), semantic: expect.any(Number) });
    expect(entries[1]!.ranked.matchedTerms).toEqual([]);
  });

  it('names it as a relaxation where no product has any of the words', async () => {
    const { ids, notes } = await search('skillet', { filter: { productIds: ['pan7', 'lamp'] } });
    expect(ids).toEqual(['pan7']);
    expect(notes.relaxations).toMatchObject([{ kind: 'SEMANTIC' }]);
  });

  it('finds nothing by far meanings', async () => {
    expect((await search('airship', { filter: { productIds: ['mug', 'cup', 'kettle'] } })).ids).toEqual([]);
  });

  it('orders what has the words by what it means', async () => {
    await shop.write([
      draft('tea', { title: 'Tea towel: cup' }),
      draft('cups', { title: 'Cup, cup and mug' }),
    ]);
    const { ids } = await search('cup', { filter: { productIds: ['tea', 'cups'] } });
    expect(ids).toEqual(['cups', 'tea']);
  });

  it('reads the corrected text', async () => {
    encoder.queries.length = 0;
    await search('copper kettel');
    expect(encoder.queries).toEqual(['copper kettle']);
  });

  it('does not correct a word that the encoder knows, though no product has it', async () => {
    await shop.write([draft('crook', { title: 'Crook' })]);
    const { notes } = await search('Crock, coper');
    expect(notes).toMatchObject({
      searched: 'Crock, copper',
      corrections: [{ from: 'coper', to: 'copper' }],
    });
    expect((await search('crock', { rerank: 'OFF' })).notes.searched).toBe('crook');
  });

  it.each(['CK-1701', 'ck1701', 'CK 1701', 'ck 1701'])('leaves a part number alone: %s', async (code) => {
    const { ids, entries } = await search(code);
    expect(ids[0]).toBe('kettle');
    expect(entries[0]!.ranked.exact).toBe(true);
  });

  it('is not asked for an exact text, for another order, or with rerank OFF', async () => {
    encoder.queries.length = 0;
    for (const extra of [{ verbatim: true }, { sort: 'NEWEST' }, { rerank: 'OFF' }] as const)
      expect((await search('skillet', extra)).notes.meant).toEqual([]);
    expect(encoder.queries).toEqual([]);
  });

  it('answers by words alone while the encoder is down, and says so', async () => {
    encoder.failure = new VitrineError('UNAVAILABLE', 'Not now.');
    const { ids, report } = await search('skillet');
    encoder.failure = undefined;
    expect(ids).toEqual(['skillet']);
    expect(report.degraded).toEqual([{ stage: 'query-embedding', cause: 'UNAVAILABLE' }]);
  });
});

describe('the pages of a broad search by meaning', () => {
  it('hold every product once, as many as were counted', async () => {
    const seen: string[] = [];
    const first = await search('frying skillet', { requestId: 'broad' });
    seen.push(...first.ids);
    for (let more = first.hasNextPage; more;) {
      const page = await shop.search(
        'frying skillet',
        { first: 50, after: { listId: first.requestId, position: seen.length }, resumable: true },
        { window: 100 },
      );
      seen.push(...page.entries.map(({ product }) => product.id));
      more = page.hasNextPage;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(first.notes.totalCount);
  });
});
