import { expect, it } from '@jest/globals';
import { product } from '../../support/make.js';
import type { OpenedShop } from './opened-shop.js';

/** How a text is corrected before anything is matched. */
export function promiseSpelling(shop: OpenedShop): void {
  it.each([
    ['ketle', 'kettle', [['ketle', 'kettle']]],
    ['red kettel', 'red kettle', [['kettel', 'kettle']]],
    ['headphnoes', 'headphones', [['headphnoes', 'headphones']]],
    ['wirelss headfones', 'wireless headphones', [['wirelss', 'wireless'], ['headfones', 'headphones']]], // prettier-ignore
    ['cordless dril XK-4471', 'cordless drill XK-4471', [['dril', 'drill']]],
    ['enamel mgu', 'enamel mug', [['mgu', 'mug']]],
  ])('corrects %j to %j and says so', async (text, searched, corrections) => {
    expect(await shop.index.correct(text)).toEqual({
      searched,
      corrections: corrections.map(([from, to]) => ({ from, to })),
    });
    expect((await shop.found(searched)).length).toBeGreaterThan(0);
  });

  it('keeps everything but the misspelt word as it was typed', async () => {
    expect(await shop.index.correct('  Red, KETLE (1.7 l)! ')).toEqual({
      searched: '  Red, kettle (1.7 l)! ',
      corrections: [{ from: 'KETLE', to: 'kettle' }],
    });
  });

  it('takes the last word for a slip where far more products have what was meant than what was begun', async () => {
    const jeans = Array.from({ length: 12 }, (_, i) => product(`JEA-${i}`, { title: `Denim jeans ${i}` }));
    await shop.put(...jeans, product('JAN-1', { title: 'Denim jansport bag' }));
    expect((await shop.index.correct('denim jans')).searched).toBe('denim jeans');
    expect((await shop.index.correct('denim jansp')).searched).toBe('denim jansp');
    const added = ['JAN-1', ...jeans.map(({ id }) => id)];
    await shop.apply(added.map((productId) => ({ kind: 'delete', productId, version: 2 })));
  });

  it.each([
    ['a known text', 'Electric kettle'],
    ['the plural of a known singular', 'lanterns'],
    ['the singular of a known plural', 'binocular'],
    ['another case, and accents', 'CAFÉ cafe'],
    ['numbers', '4471 5012345678901'],
    ['codes', 'XK-4499 006R90399'],
    ['short words with nothing beside them to say which', 'teb mgu'],
    ['a half-typed last word', 'electric kettl'],
    ['words like no other', 'qqqqqqqq zeppelin'],
    ['nothing', ''],
    ['spaces and signs', ' -- ?! '],
  ])('leaves %s alone', async (_what, text) => {
    expect(await shop.index.correct(text)).toEqual({ searched: text, corrections: [] });
  });
}
