import { describe, expect, it } from '@jest/globals';
import { product } from '../../support/make.js';
import { openedShop, type OpenedShop, type OpenIndex } from './opened-shop.js';

/** How words find products. */
export function promiseWords(shop: OpenedShop, open: OpenIndex): void {
  it('puts a match in the title before one in the description', async () => {
    expect(await shop.found('lantern')).toEqual(['LAN-1', 'TEN-1']);
  });

  it('finds words in brands, categories, descriptions and attributes', async () => {
    expect(await shop.found('opticor')).toHaveLength(2);
    expect(await shop.found('footwear')).toHaveLength(3);
    expect(await shop.found('masonry')).toEqual(['DRI-2']);
    expect((await shop.found('gold')).sort()).toEqual(['HAT-1', 'LAM-1']);
  });

  it.each([
    ['kettle', 'kettles', ['KET-1', 'KET-2', 'KET-3', 'KET-4']],
    ['dress', 'dresses', ['DRE-1', 'DRE-2', 'DRE-3']],
    ['shoe', 'shoes', ['SHO-1', 'SHO-2']],
    ['battery', 'batteries', ['BAT-1', 'LAM-3']],
    ['brush', 'brushes', ['BRU-1', 'BRU-2']],
  ])('takes %s and %s for one word', async (singular, plural, ids) => {
    expect(await shop.found(singular)).toEqual(expect.arrayContaining(ids));
    expect((await shop.found(plural)).sort()).toEqual((await shop.found(singular)).sort());
  });

  it.each(['café', 'cafe', 'CAFÉ', 'cafe\u0301', 'Creme bowl', 'CRÈME BOWL'])(
    'reads %j without its accents and case',
    async (text) => {
      expect((await shop.found(text))[0]).toBe('MUG-1');
    },
  );

  it('leaves out words that say nothing', async () => {
    expect(await shop.search('the kettle with a light')).toMatchObject({
      rung: 'ALL',
      matches: [{ productId: 'KET-2' }],
    });
  });

  it('matches a half-typed last word by its beginning', async () => {
    expect((await shop.found('headph')).sort()).toEqual(['HEA-1', 'HEA-2']);
    expect(await shop.found('wireless headph')).toEqual(['HEA-1']);
  });

  it('says which of the words a product has, as they were typed', async () => {
    const { matches } = await shop.search('GLASS Kettles');
    expect(matches[0]).toMatchObject({ productId: 'KET-2', exact: false });
    expect([...matches[0]!.matchedTerms].sort()).toEqual(['GLASS', 'Kettles']);
  });

  it('scores the better one higher', async () => {
    const scores = (await shop.search('lantern')).matches.map(({ score }) => score);
    expect(scores[0]).toBeGreaterThan(scores[1]!);
  });

  describe('of two products that have a word as often', () => {
    const two = openedShop(open, [
      product('chatty', { title: 'Gimbal', description: 'fine '.repeat(40) }),
      product('brief', { title: 'Gimbal', description: 'carved out of walnut by hand' }),
    ]);

    it('puts the shorter one first, however often the longer one repeats itself', async () => {
      expect(await two.found('gimbal')).toEqual(['brief', 'chatty']);
    });
  });

  it('finds nothing for words that no product has', async () => {
    expect(await shop.search('zeppelin')).toMatchObject({ matches: [], totalCount: 0 });
    expect(await shop.search('???')).toMatchObject({ matches: [], totalCount: 0 });
  });
}
