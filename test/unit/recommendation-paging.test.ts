import { describe, expect, it } from '@jest/globals';
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
): Promise<string[][]> {
  const answers = shop.answers();
  const shown: string[][] = [];
  let after: { listId: string; position: number } | undefined;
  for (let page = 0; page < 100; page++) {
    const query = recommendQuery({ requestId: `r${page}`, viewer: ANN, window });
    const answer = await answers.answer(query, { first, after, resumable: true });
    shown.push(answer.entries.map(({ product }) => product.id));
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
