import { expect, it } from '@jest/globals';
import type { OpenedShop } from './opened-shop.js';

/** How a text is corrected before anything is matched. */
export function promiseSpelling(shop: OpenedShop): void {
  it.each([
    ['ketle', 'kettle', [['ketle', 'kettle']]],
    ['red kettel', 'red kettle', [['kettel', 'kettle']]],
    ['headphnoes', 'headphones', [['headphnoes', 'headphones']]],
    ['wirelss headfones', 'wireless headphones', [['wirelss', 'wireless'], ['headfones', 'headphones']]], // prettier-ignore
    ['cordless dril XK-4471', 'cordless drill XK-4471', [['dril', 'drill']]],
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

  it.each([
    ['a known text', 'Electric kettle'],
    ['the plural of a known singular', 'lanterns'],
    ['the singular of a known plural', 'binocular'],
    ['another case, and accents', 'CAFÉ cafe'],
    ['numbers', '4471 5012345678901'],
    ['codes', 'XK-4499 006R90399'],
    ['words under four letters', 'teb mgu'],
    ['a half-typed last word', 'electric kettl'],
    ['words like no other', 'qqqqqqqq zeppelin'],
    ['nothing', ''],
    ['spaces and signs', ' -- ?! '],
  ])('leaves %s alone', async (_what, text) => {
    expect(await shop.index.correct(text)).toEqual({ searched: text, corrections: [] });
  });
}
