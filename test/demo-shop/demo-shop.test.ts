import { describe, expect, it } from '@jest/globals';
import { choicesOf } from '../../src/demo-shop/choices-of.js';
import { departments } from '../../src/demo-shop/departments.js';
import { makeDemoShop } from '../../src/demo-shop/make-demo-shop.js';
import { SIMULATED_LABEL } from '../../src/demo-shop/simulated-label.js';
import { checkEvent } from '../../src/domain/event-rules.js';
import { checkProduct } from '../../src/domain/products/product-rules.js';
import type { ShopperEvent } from '../../src/domain/event.js';
import { singleViewer } from '../../src/domain/viewers/single-viewer.js';
import { identityOf } from '../../src/importing/events/identity-of.js';
import { daysAgo, MemoryShop, NOW } from '../support/memory-shop.js';

const shop = makeDemoShop({ now: NOW });
const events = shop.events();
const byId = new Map(shop.products.map((product) => [product.id, product]));
const shareOf = <T>(list: readonly T[], test: (item: T) => boolean): number =>
  list.filter(test).length / list.length;

/** The shop in memory, for the recommendations that real stores would give. */
async function openShop(): Promise<MemoryShop> {
  const drafts = shop.products.map((product) => {
    const checked = checkProduct(product, NOW);
    if ('problem' in checked) throw new Error(checked.problem);
    return checked.value;
  });
  const happened = events.map(({ viewerId, ...event }): ShopperEvent => {
    const checked = checkEvent(event, NOW);
    if ('problem' in checked) throw new Error(checked.problem);
    return { ...checked.value, identity: identityOf(viewerId) };
  });
  return MemoryShop.of(drafts, happened);
}

describe('the demo shop', () => {
  it('is the same for the same seed and moment, and another for another', () => {
    const again = makeDemoShop({ now: NOW });
    expect(again.products).toEqual(shop.products);
    // One expectation of 100,000 records is a second; their text is not.
    expect(JSON.stringify(again.events())).toBe(JSON.stringify(events));
    expect(makeDemoShop({ now: NOW, seed: 2 }).products).not.toEqual(shop.products);
  });

  it('has ten departments of four hundred products, with unique ids and titles', () => {
    const sizes = departments.map(
      ({ name }) => shop.products.filter(({ categoryPath }) => categoryPath[0] === name).length,
    );
    expect(sizes).toEqual(Array.from({ length: 10 }, () => 400));
    expect(byId.size).toBe(4000);
    expect(new Set(shop.products.map(({ title }) => title)).size).toBe(4000);
  });

  it('keeps the rules of products and of events', () => {
    const problems = [
      ...shop.products.map((product) => checkProduct(product, NOW)),
      ...events.map((event) => checkEvent(event, NOW)),
    ].flatMap((checked) => ('problem' in checked ? [checked.problem] : []));
    expect(problems).toEqual([]);
    expect(events.every(({ productId }) => byId.has(productId))).toBe(true);
    expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(events.length);
  });

  it('says of every product and every shopper that they are simulated', () => {
    expect(shop.products.filter(({ description }) => !description.endsWith(SIMULATED_LABEL))).toEqual([]);
    expect(events.filter(({ viewerId }) => !/^(visitor:)?demo-\d{4}$/.test(viewerId))).toEqual([]);
  });

  it('is in every way what a shop is like: sold out, new, dear and cheap', () => {
    expect(shareOf(shop.products, ({ inStock }) => !inStock)).toBeCloseTo(0.06, 1);
    expect(shareOf(shop.products, ({ createdAt }) => createdAt > daysAgo(30))).toBeGreaterThan(0.02);
    expect(shareOf(shop.products, ({ createdAt }) => createdAt < daysAgo(731))).toBe(0);
    const laptops = shop.products.filter(({ categoryPath }) => categoryPath.includes('Laptops'));
    expect(Math.min(...laptops.map(({ priceMinorUnits }) => priceMinorUnits))).toBeGreaterThan(30_000);
    const coffees = shop.products.filter(({ categoryPath }) => categoryPath.includes('Coffee'));
    expect(Math.max(...coffees.map(({ priceMinorUnits }) => priceMinorUnits))).toBeLessThan(3_000);
  });

  it('makes a brand’s larger product dearer', () => {
    const pans = shop.products.filter(
      ({ brand, title }) => brand === 'Castellane' && title.includes('Cast Iron Frying Pan'),
    );
    const sizeOf = (title: string): number => Number(/(\d+) cm/.exec(title)![1]);
    const inOrder = pans.toSorted((a, b) => sizeOf(a.title) - sizeOf(b.title));
    expect(inOrder.length).toBeGreaterThan(1);
    const prices = inOrder.map(({ priceMinorUnits }) => priceMinorUnits);
    expect(prices).toEqual(prices.toSorted((a, b) => a - b));
    expect(prices.at(-1)).toBeGreaterThan(prices[0]!);
  });

  it('begins with the products that the example operations name', () => {
    expect(byId.get('kit-00001')).toMatchObject({
      inStock: true,
      title: expect.stringContaining('Cast Iron Frying Pan'),
    });
    expect(byId.get('gro-00001')).toMatchObject({ inStock: true, title: expect.stringContaining('Coffee') });
  });

  it('has about a hundred thousand events of ninety days, none before its product or in the future', () => {
    expect(events.length).toBeGreaterThan(80_000);
    expect(events.length).toBeLessThan(150_000);
    const wrong = events.filter(
      ({ occurredAt, productId }) => occurredAt > NOW || occurredAt < byId.get(productId)!.createdAt,
    );
    expect(wrong).toEqual([]);
    expect(events[0]!.occurredAt < daysAgo(88)).toBe(true);
    expect(events.at(-1)!.occurredAt > daysAgo(1)).toBe(true);
  });

  it('knows every kind that another goes with, by a name that only one has', () => {
    const kinds = departments.flatMap((department) => Object.entries(department.kinds));
    const names = kinds.map(([name]) => name);
    expect(new Set(names).size).toBe(names.length);
    const named = kinds.flatMap(([, { goesWith }]) => (goesWith === undefined ? [] : choicesOf(goesWith)));
    expect(named.filter((name) => !names.includes(name))).toEqual([]);
  });
});

describe('recommendations in the demo shop', () => {
  const opened = openShop();
  const categoriesOf = (ids: readonly string[]): string[] =>
    ids.map((id) => byId.get(id)!.categoryPath.join(' > '));

  it('put with a frying pan what a cook takes to it', async () => {
    const { statistics } = await opened;
    const found = (await statistics.boughtTogether(['kit-00001'])).get('kit-00001')!;
    const strongest = categoriesOf(found.slice(0, 6).map(({ productId }) => productId));
    const fitting = /Spatulas|Oils|Chopping Boards|Spoons/;
    expect(strongest.filter((category) => fitting.test(category)).length).toBeGreaterThanOrEqual(5);
  });

  it('offer again what a shopper uses up', async () => {
    const timesBought = new Map<string, number>();
    for (const { type, viewerId, productId } of events)
      if (type === 'PURCHASE') {
        const key = `${viewerId} ${productId}`;
        timesBought.set(key, (timesBought.get(key) ?? 0) + 1);
      }
    const [mostOften] = [...timesBought].sort(([, a], [, b]) => b - a)[0]!;
    const [viewerId, productId] = mostOften.split(' ') as [string, string];
    const viewer = singleViewer(identityOf(viewerId));
    // Asked for somebody who has not bought it in the very last hours.
    const answer = await (await opened).recommend({ viewer, now: new Date(NOW.getTime() + 3 * 86_400_000) });
    const first = answer.selected.slice(0, 12).map((entry) => entry.productId);
    expect(first).toContain(productId);
    expect([...timesBought.values()].filter((times) => times > 2).length).toBeGreaterThan(500);
  });

  it('show this week what did not sell best in all three months', async () => {
    const bought = new Map<string, number>();
    for (const { type, productId } of events)
      if (type === 'PURCHASE') bought.set(productId, (bought.get(productId) ?? 0) + 1);
    const bestSelling = [...bought].sort(([, a], [, b]) => b - a).map(([id]) => id);
    const trending = (await (await opened).recommendedIds()).slice(0, 12);
    const surprising = trending.filter((id) => !bestSelling.slice(0, 50).includes(id));
    expect(surprising.length).toBeGreaterThanOrEqual(2);
    expect(trending.some((id) => bestSelling.slice(0, 50).includes(id))).toBe(true);
  });
});
