import { expect, it } from '@jest/globals';
import type { OpenedShop } from './opened-shop.js';

/** How identifiers and part numbers find their product. */
export function promiseCodes(shop: OpenedShop): void {
  it.each([
    ['XK-4471', 'DRI-1'],
    ['xk 4471', 'DRI-1'],
    ['xk4471', 'DRI-1'],
    ['XK\u20114471', 'DRI-1'],
    ['XK–4471', 'DRI-1'],
    ['xk/4471', 'DRI-1'],
    ['Boltwerk XK-4471', 'DRI-1'],
    ['boltwerk xk 4471', 'DRI-1'],
    ['Boltwerk drill xk4471', 'DRI-1'],
    ['006R90321', 'TON-1'],
    ['006 R 90321', 'TON-1'],
    ['Xerolux 006r90321', 'TON-1'],
    ['vc2000b', 'CAB-1'],
    ['5012345678900', 'KET-1'],
    ['5 012345 678900', 'KET-1'],
    ['4006381333931', 'BAT-1'],
    ['978-3-16-148410-0', 'BOO-1'],
    ['9783161484100', 'BOO-1'],
    ['MUG-2', 'MUG-2'],
    ['mug 2', 'MUG-2'],
  ])('puts the product named by %j first, as exact', async (text, productId) => {
    const { matches } = await shop.search(text);
    expect(matches[0]).toMatchObject({ productId, exact: true });
  });

  it('scores it by its words all the same', async () => {
    const named = await shop.search('Boltwerk drill xk4471', { rung: 'ANY' });
    const byWords = await shop.search('Boltwerk drill', { rung: 'ANY' });
    const scoreOf = ({ matches }: typeof named) =>
      matches.find(({ productId }) => productId === 'DRI-1')!.score;
    expect(scoreOf(named)).toBeGreaterThanOrEqual(scoreOf(byWords) - 0.01);
    expect(scoreOf(named)).toBeLessThan(100);
    expect((await shop.search('5012345678900')).matches[0]!.score).toBeLessThan(100);
  });

  it('does not call exact what is only named by words', async () => {
    const { matches } = await shop.search('cordless drill');
    expect(matches[0]).toMatchObject({ productId: 'DRI-1', exact: false });
  });

  it('keeps a near number apart', async () => {
    const { matches } = await shop.search('XK-4472');
    expect(matches.filter(({ exact }) => exact).map(({ productId }) => productId)).toEqual(['DRI-2']);
  });

  it.each(['EK-4471', 'XK-4473', 'xk/9999', 'a-4471', '4471-xy', 'VC-3000-B', 'MUG-2000'])(
    'finds nothing by half of %j, which nobody has',
    async (text) => {
      for (const sort of ['RELEVANCE', 'NEWEST'] as const)
        expect(await shop.search(text, { enough: 100, sort })).toMatchObject({ matches: [], rung: 'ALL' });
    },
  );

  it('finds what has all pieces of such a text as words', async () => {
    expect(await shop.found('toner-006R90321', { enough: 100 })).toEqual(['TON-1']);
  });

  it('filters products named by a code like any other', async () => {
    expect(await shop.found('XK-4471', { filter: { price: { max: 100 } } })).not.toContain('DRI-1');
  });
}
