import { describe, expect, it } from '@jest/globals';
import type { Rung } from '../../../src/stores/product-index.js';
import { product } from '../../support/make.js';
import { openedShop, type OpenedShop, type OpenIndex } from './opened-shop.js';

const TEXT = 'folding garden chair oak';
/** What has at least one of the words. */
const ANY = ['CHA-1', 'CHA-2', 'CHA-3', 'CHA-4', 'CHA-5', 'HOS-1'];

/** Above what four words score in a small shop, and far below what puts a rung above another. */
const WORDS_SCORE = 100;

/** How a text that few products have as a whole is loosened. */
export function promiseLadder(shop: OpenedShop, open: OpenIndex): void {
  it('asks for all words where enough products have them', async () => {
    expect(await shop.search(TEXT, { enough: 1 })).toMatchObject({
      rung: 'ALL',
      totalCount: 1,
      matches: [{ productId: 'CHA-1' }],
    });
  });

  it('then for three quarters of them', async () => {
    expect(await shop.search(TEXT, { enough: 2 })).toMatchObject({
      rung: 'MOST',
      totalCount: 2,
      matches: [{ productId: 'CHA-1' }, { productId: 'CHA-2' }],
    });
  });

  it('then for any of them', async () => {
    const { rung, totalCount, matches } = await shop.search(TEXT, { enough: 3 });
    expect({ rung, totalCount }).toEqual({ rung: 'ANY', totalCount: ANY.length });
    expect(matches.map(({ productId }) => productId).sort()).toEqual(ANY);
  });

  it('goes on, on a looser rung, where the stricter one ends', async () => {
    const found = await shop.found(TEXT, { enough: 100 });
    expect(found.slice(0, 2)).toEqual(['CHA-1', 'CHA-2']);
  });

  it('counts as enough only what passes the filter', async () => {
    const filter = { facets: [{ facet: 'Colour', anyOf: ['Green'] }] };
    expect(await shop.search(TEXT, { filter })).toMatchObject({
      rung: 'MOST',
      totalCount: 1,
      matches: [{ productId: 'CHA-2' }],
    });
  });

  it.each(['ALL', 'MOST', 'ANY'] as const)('stays on rung %s where the request fixes it', async (rung) => {
    const totalCount = { ALL: 1, MOST: 2, ANY: ANY.length }[rung];
    expect(await shop.search(TEXT, { rung, enough: 100 })).toMatchObject({ rung, totalCount });
    expect(await shop.search('zeppelin', { rung })).toMatchObject({ rung, totalCount: 0 });
  });

  it('counts the whole rung, however few are wanted', async () => {
    const { matches, totalCount } = await shop.search(TEXT, { rung: 'ANY', limit: 2 });
    expect(matches).toHaveLength(2);
    expect(totalCount).toBe(ANY.length);
  });

  it('scores by the words alone, whatever the rung', async () => {
    const scoreOf = async (rung: Rung, productId: string) =>
      (await shop.search(TEXT, { rung })).matches.find((match) => match.productId === productId)!.score;
    expect(await scoreOf('ANY', 'CHA-1')).toBeCloseTo(await scoreOf('ALL', 'CHA-1'), 2);
    expect(await scoreOf('ANY', 'CHA-2')).toBeCloseTo(await scoreOf('MOST', 'CHA-2'), 2);
    expect(await scoreOf('ALL', 'CHA-1')).toBeLessThan(WORDS_SCORE);
  });

  describe('where a word stands out', () => {
    /** Has both words, once and far down; the others have one of them for a title. */
    const filler = Array.from({ length: 400 }, (_, i) => `word${i}`).join(' ');
    const both = product('both', { title: 'Casket', description: `${filler} amber and beryl` });
    const one = Array.from({ length: 20 }, (_, i) =>
      product(`one${i}`, { title: i % 2 ? 'Amber' : 'Beryl' }),
    );
    const jewels = openedShop(open, [...one, both]);

    it('still puts what has all words before what has fewer', async () => {
      expect((await jewels.found('amber beryl', { enough: 100 }))[0]).toBe('both');
      expect((await jewels.found('amber beryl', { rung: 'ANY' }))[0]).toBe('both');
    });
  });
}
