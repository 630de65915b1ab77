import { describe, expect, it } from '@jest/globals';

import { UNKNOWN_VIEWER } from '../../src/domain/viewers/unknown-viewer.js';
import type { GivenAnswer } from '../../src/stores/answer-log.js';
import { ANN, daysAgo, MemoryShop, NOW } from '../support/memory-shop.js';
import { draft, shopperEvent } from '../support/make.js';

/** Effects run behind the answer. */
const logged = (shop: MemoryShop) =>
  new Promise<readonly GivenAnswer[]>((resolve) => setImmediate(() => resolve(shop.answerLog.all())));

const SHOP = Array.from({ length: 150 }, (_, i) => draft(`p${i}`));
const bought = (identity: string, ...ids: string[]) =>
  ids.map((productId) =>
    shopperEvent({ identity, productId, type: 'PURCHASE', occurredAt: daysAgo(20), quantity: 1 }),
  );

describe('the log of answers', () => {
  it('keeps what a recommendation showed where, and what brought each product', async () => {
    const shop = await MemoryShop.of(SHOP, [
      ...bought(ANN.id, 'p7'),
      ...bought('visitor:bob', 'p7', 'p8'),
      ...bought('visitor:eve', 'p9'),
    ]);
    const { selected } = await shop.recommend({ viewer: ANN, requestId: 'asked' });
    const [answer] = await logged(shop);
    expect(answer).toMatchObject({
      requestId: 'asked',
      place: 'HOME',
      identity: 'visitor:ann',
      model: null,
      fallback: false,
      at: NOW,
    });
    expect(answer!.productIds).toEqual(selected.slice(0, 100).map(({ productId }) => productId));
    const sourceOf = (id: string) => answer!.sources[answer!.productIds.indexOf(id)];
    expect(['p7', 'p8', 'p9'].map(sourceOf)).toEqual(['buy-again', 'goes-with-history', 'trending']);
    expect(answer!.sources).toHaveLength(answer!.productIds.length);
  });

  it('names nobody who did not consent to it, and says where an answer is everybody’s', async () => {
    const shop = await MemoryShop.of(SHOP);
    const refused = { ...ANN, profile: async () => ({ consent: 'NONE', history: [] }) as const };
    for (const [requestId, viewer] of Object.entries({ refused, unknown: UNKNOWN_VIEWER }))
      await shop.recommend({ viewer, requestId });
    const answers = await logged(shop);
    for (const answer of answers) expect(answer).toMatchObject({ identity: null, fallback: true });
    expect(answers).toHaveLength(2);
  });

  it('keeps an answer once, not each of its continuations', async () => {
    const shop = await MemoryShop.of(SHOP);
    await shop.recommend({ requestId: 'first' });
    await shop.recommend({ requestId: 'second', continues: { exclude: ['p1'] } });
    expect((await logged(shop)).map(({ requestId }) => requestId)).toEqual(['first']);
  });
});
