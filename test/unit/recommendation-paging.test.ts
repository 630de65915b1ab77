import { describe, expect, it } from '@jest/globals';
import type { ProductFilter } from '../../src/domain/products/product-filter.js';
import { ANN, daysAgo, MemoryShop, recommendQuery } from '../support/memory-shop.js';
import { draft, shopperEvent } from '../support/make.js';

/** Every product was sold; earlier ones more often. */
async function soldOut(size: number): Promise<MemoryShop> {
  const products = Array.from({ length: size }, (_, i) => draft(`p${i}`));
  const events = products.flatMap(({ id }, i) =>
    Array.from({ length: 1 + Math.floor((size - i) / 10) }, (_, n) =>
      shopperEvent({ identity: `shopper:${n}`, type: 'PURCHASE', productId: id, occurredAt: daysAgo(n + 1) }),
    ),
  );
  return MemoryShop.of(products, events);
}

async function pages(
  shop: MemoryShop,
  first: number,
  window: number,
  between: (page: number) => Promise<void>,
  filter: ProductFilter = {},
  look: (ids: readonly string[]) => void = () => {},
): Promise<string[][]> {
  const answers = shop.answers();
  const shown: string[][] = [];
  let after: { listId: string; position: number } | undefined;
  for (let page = 0; page < 100; page++) {
    const query = recommendQuery({ requestId: `r${page}`, viewer: ANN, window, filter });
    const answer = await answers.answer(query, { first, after, resumable: true });
    const ids = answer.entries.map(({ product }) => product.id);
    look(ids);
    shown.push(ids);
    if (!answer.hasNextPage) return shown;
    after = { listId: answer.requestId, position: answer.entries.at(-1)!.position + 1 };
    await between(page);
  }
  throw new Error('Paging does not end.');
}

describe('pages of recommendations', () => {
  it('end with the last product of a small shop', async () => {
    const shown = await pages(await soldOut(30), 12, 200, async () => {});
    expect(shown.map((page) => page.length)).toEqual([12, 12, 6]);
  });

  it('go on beyond one window', async () => {
    const shown = (await pages(await soldOut(100), 12, 20, async () => {})).flat();
    expect(new Set(shown).size).toBe(100);
    expect(shown).toHaveLength(100);
  });

  it('show nothing that was sold out, hidden, repriced or bought since the first, and miss nothing else', async () => {
    const shop = await soldOut(60);
    const gone = new Set<string>();
    const shown = await pages(
      shop,
      7,
      20,
      async (page) => {
        const [out, deleted, dear, bought] = [0, 15, 30, 45].map((from) => `p${from + page}`);
        for (const id of [out!, deleted!, dear!, bought!]) gone.add(id);
        await shop.catalog.write([
          draft(out!, { inStock: false }),
          draft(dear!, { price: { minorUnits: 99_999, currencyCode: 'GBP' } }),
        ]);
        await shop.catalog.delete([deleted!]);
        await shop.happen([
          shopperEvent({ identity: ANN.id, type: 'PURCHASE', productId: bought!, occurredAt: daysAgo(0) }),
        ]);
      },
      { price: { max: 50_000 } },
      (ids) => expect(ids.filter((id) => gone.has(id))).toEqual([]),
    );
    const all = shown.flat();
    expect(new Set(all).size).toBe(all.length);
    expect(shown.length).toBeGreaterThan(5);
    const others = Array.from({ length: 60 }, (_, i) => `p${i}`).filter((id) => !gone.has(id));
    expect(all).toEqual(expect.arrayContaining(others));
  });

  it('never repeat a product while the viewer goes on shopping', async () => {
    const shop = await soldOut(60);
    const shown = await pages(shop, 7, 20, async (page) => {
      const productId = `p${(page * 13) % 60}`;
      await shop.happen([
        shopperEvent({ identity: ANN.id, type: 'ADD_TO_CART', productId, occurredAt: daysAgo(0) }),
      ]);
    });
    expect(new Set(shown.flat()).size).toBe(shown.flat().length);
    expect(shown.flat()).toHaveLength(60);
  });
});
