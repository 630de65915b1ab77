import { describe, expect, it } from '@jest/globals';
import type { ShopperEvent } from '../../src/domain/event.js';
import { leadingSource } from '../../src/ranking/leading-source.js';
import { toRankedEntries } from '../../src/ranking/ranked-entry.js';
import { recommendReason, type RecommendReason } from '../../src/ranking/recommend-reason.js';
import { RECOMMEND_TRAITS } from '../../src/ranking/recommend-traits.js';
import type { RecommendQuery } from '../../src/ranking/recommend-query.js';
import { ANN, daysAgo, MemoryShop } from '../support/memory-shop.js';
import { draft, shopperEvent } from '../support/make.js';

const SHOP = [
  draft('kettle', { title: 'Red kettle', categoryPath: ['Home', 'Kettles'] }),
  draft('kettle-2', { title: 'Blue kettle', categoryPath: ['Home', 'Kettles'] }),
  draft('tea', { title: 'Green tea', categoryPath: ['Food', 'Tea'] }),
  draft('cup', { title: 'White cup', categoryPath: ['Home', 'Cups'] }),
  draft('lamp', { title: 'Desk lamp', createdAt: daysAgo(1) }),
];
const event = (identity: string, type: ShopperEvent['type'], productId: string, days: number): ShopperEvent =>
  shopperEvent({ identity, type, productId, occurredAt: daysAgo(days) });
const OTHERS = [
  ...['kettle', 'tea'].map((id) => event('shopper:1', 'PURCHASE', id, 3)),
  ...['kettle', 'tea'].map((id) => event('shopper:2', 'PURCHASE', id, 4)),
  event('shopper:3', 'PURCHASE', 'cup', 5),
];

/** The reasons of an answer by product. */
async function reasons(
  query: Partial<RecommendQuery>,
  own: readonly ShopperEvent[] = [],
): Promise<Map<string, RecommendReason>> {
  const shop = await MemoryShop.of(SHOP, [...OTHERS, ...own]);
  const { selected } = await shop.recommend({ viewer: ANN, ...query });
  const found = await shop.catalog.byIds(SHOP.map(({ id }) => id));
  return new Map(
    toRankedEntries(selected, 'hand-blend').map(({ productId, entry }) => [
      productId,
      recommendReason(entry(), found),
    ]),
  );
}
const told = (reason: RecommendReason | undefined) =>
  reason && [reason.kind, reason.text, reason.because.map(({ id }) => id)];

describe('recommendation reasons', () => {
  it('name what a product is bought with', async () => {
    const page = await reasons({ placement: 'PRODUCT', productIds: ['kettle'] });
    expect(told(page.get('tea'))).toEqual([
      'BOUGHT_TOGETHER',
      'Bought together with Red kettle.',
      ['kettle'],
    ]);
  });

  it('name what a product is often bought after', async () => {
    const next = ['shopper:4', 'shopper:5', 'shopper:6'].flatMap((identity) => [
      event(identity, 'PURCHASE', 'tea', 40),
      event(identity, 'PURCHASE', 'cup', 30),
    ]);
    const home = await reasons({}, [...next, event(ANN.id, 'PURCHASE', 'tea', 20)]);
    expect(told(home.get('cup'))).toEqual(['FOR_YOU', 'Often bought after Green tea.', ['tea']]);
  });

  it('speak of baskets where baskets say enough', async () => {
    const next = ['shopper:4', 'shopper:5', 'shopper:6'].flatMap((identity) => [
      event(identity, 'PURCHASE', 'tea', 40),
      event(identity, 'PURCHASE', 'cup', 30),
    ]);
    const basket = ['tea', ...Array.from({ length: 10 }, (_, i) => `with-${i}`)];
    const together = basket.map((id) => event('shopper:7', 'PURCHASE', id, 50));
    const home = await reasons({}, [...next, ...together, event(ANN.id, 'PURCHASE', 'tea', 20)]);
    expect(told(home.get('cup'))?.[1]).not.toContain('after');
    expect(told(home.get('kettle'))?.[1]).toBe('Bought together with Green tea.');
  });

  it('name what a product is similar to', async () => {
    const page = await reasons({ placement: 'PRODUCT', productIds: ['kettle'] });
    expect(told(page.get('kettle-2'))).toEqual(['SIMILAR', 'Similar to Red kettle.', ['kettle']]);
  });

  it('name what a product is looked at with', async () => {
    const looks = ['shopper:6', 'shopper:7'].flatMap((identity) =>
      ['lamp', 'cup'].map((id) => event(identity, 'VIEW', id, 2)),
    );
    const page = await reasons({ placement: 'PRODUCT', productIds: ['lamp'] }, looks);
    expect(told(page.get('cup'))).toEqual(['SIMILAR', 'Often looked at together with Desk lamp.', ['lamp']]);
    const home = await reasons({}, [...looks, event(ANN.id, 'VIEW', 'lamp', 0.1)]);
    expect(told(home.get('cup'))).toEqual([
      'BECAUSE_YOU_VIEWED',
      'Often looked at together with Desk lamp.',
      ['lamp'],
    ]);
  });

  it('name what the viewer looked at', async () => {
    const home = await reasons({}, [event(ANN.id, 'VIEW', 'kettle', 0.1)]);
    expect(told(home.get('kettle-2'))).toEqual([
      'BECAUSE_YOU_VIEWED',
      'Because you viewed Red kettle.',
      ['kettle'],
    ]);
  });

  it('count how often the viewer bought a product', async () => {
    const home = await reasons({}, [
      ...[10, 30, 50].map((days) => event(ANN.id, 'PURCHASE', 'tea', days)),
      event(ANN.id, 'PURCHASE', 'cup', 9),
    ]);
    expect(told(home.get('tea'))).toEqual(['BUY_AGAIN', 'You bought this 3 times.', ['tea']]);
    expect(told(home.get('cup'))).toEqual(['BUY_AGAIN', 'You bought this before.', ['cup']]);
  });

  it('name the product whose category the viewer is drawn to', async () => {
    const home = await reasons({}, [event(ANN.id, 'ADD_TO_CART', 'kettle-2', 0.1)]);
    expect(told(home.get('kettle'))).toEqual([
      'FOR_YOU',
      'Popular in the category of Blue kettle.',
      ['kettle-2'],
    ]);
    expect(home.get('kettle-2')!.because).toEqual([]);
  });

  it('call nothing popular that nobody wanted', async () => {
    const cart = { placement: 'CART', productIds: ['kettle'] } as const;
    expect(told((await reasons(cart)).get('kettle-2'))).toEqual([
      'SIMILAR',
      'From the category of Red kettle.',
      ['kettle'],
    ]);
    const wanted = await reasons(cart, [event('shopper:3', 'PURCHASE', 'kettle-2', 5)]);
    expect(told(wanted.get('kettle-2'))).toEqual([
      'TRENDING',
      'Popular in the category of Red kettle.',
      ['kettle'],
    ]);
  });

  it('say what is popular and what is new', async () => {
    const home = await reasons({});
    expect(told(home.get('cup'))).toEqual(['TRENDING', 'Popular with shoppers lately.', []]);
    expect(told(home.get('lamp'))).toEqual(['NEW', 'Among the newest in the shop.', []]);
  });

  it('say of what is tried out that it is new, and nothing of what found it', async () => {
    const old = Array.from({ length: 12 }, (_, i) => draft(`old-${i}`, { createdAt: daysAgo(90) }));
    const bought = old.map(({ id }) => event('shopper:5', 'PURCHASE', id, 3));
    const shop = await MemoryShop.of([...old, draft('tried', { createdAt: daysAgo(1) })], bought);
    const { selected } = await shop.recommend({});
    const entry = toRankedEntries(selected, 'hand-blend')[11]!.entry();
    expect([entry.productId, leadingSource(entry).source]).toEqual(['tried', 'exploration']);
    expect(told(recommendReason(entry, new Map()))).toEqual(['NEW', 'New in the shop.', []]);
    expect(RECOMMEND_TRAITS.sourceOf(selected[11]!)).toBe('exploration');
  });

  it('call nothing popular lately that only sold before', async () => {
    const home = await reasons({}, [event('shopper:9', 'PURCHASE', 'lamp', 20)]);
    expect(told(home.get('lamp'))).toEqual(['NEW', 'Among the newest in the shop.', []]);
    expect(told(home.get('cup'))).toEqual(['TRENDING', 'Popular with shoppers lately.', []]);
  });

  it('name two things of a cart', async () => {
    const both = await reasons({ placement: 'CART', productIds: ['kettle', 'cup'] }, [
      event('shopper:3', 'PURCHASE', 'tea', 5),
    ]);
    expect(told(both.get('tea'))).toEqual([
      'BOUGHT_TOGETHER',
      'Bought together with Red kettle and White cup.',
      ['kettle', 'cup'],
    ]);
  });

  it('stay true when the product they name is gone', async () => {
    const shop = await MemoryShop.of(SHOP, OTHERS);
    await shop.catalog.delete(['kettle']);
    const { selected } = await shop.recommend({ placement: 'PRODUCT', productIds: ['kettle'] });
    const entry = toRankedEntries(selected, 'hand-blend')
      .find(({ productId }) => productId === 'tea')!
      .entry();
    expect(leadingSource(entry)).toEqual({ source: 'goes-with-page', because: ['kettle'] });
    const found = await shop.catalog.byIds(['kettle', 'tea']);
    const reason = recommendReason(entry, found);
    expect(told(reason)).toEqual(['BOUGHT_TOGETHER', 'Bought together with this.', []]);
  });
});
