import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { BrowserShop } from '../support/browser-shop.js';
import { StorefrontPage } from '../support/storefront-page.js';

let shop: BrowserShop;
let front: StorefrontPage;

beforeAll(async () => {
  shop = await BrowserShop.open();
});
afterAll(() => shop.close());

beforeEach(async () => {
  front = new StorefrontPage(await shop.visit());
});
afterEach(async () => {
  expect(front.visit.troubles).toEqual([]);
  await front.visit.close();
});

const HOME = 'What are you looking for?';

describe('shopping', () => {
  it('says that the shop is simulated, on every page', async () => {
    for (const [address, heading] of [
      ['/', HOME],
      ['/?q=coffee', 'coffee'],
      ['/?product=kit-00001', ''],
      ['/?cart', 'Cart'],
    ] as const) {
      await front.goto(address, heading);
      await front.page.getByText('Simulated demo data.').waitFor();
    }
  });

  it('welcomes with rows of products, each with its price and the reason it is there', async () => {
    await front.goto('/', HOME);
    const tiles = await front.page.locator('.row .tile').count();
    expect(tiles).toBeGreaterThan(10);
    const reasons = await front.page.locator('.row .tile-reason').allInnerTexts();
    expect(reasons.filter((reason) => reason.trim() !== '')).toHaveLength(tiles);
    const prices = await front.page.locator('.tile-price').allInnerTexts();
    expect(prices.filter((price) => /^£\d+\.\d\d$/.test(price))).toHaveLength(tiles);
  });

  it('has noticed on the first page what was looked at a moment ago', async () => {
    // However slowly it hears of it.
    await front.page.route('**/graphql', async (route) => {
      if (route.request().postData()?.includes('trackEvents')) await sleep(400);
      await route.continue();
    });
    await front.goto('/', HOME);
    const before = await front.productIds();
    await front.goto('/?product=kit-00001', '');
    const title = await front.page.locator('h1').innerText();
    await front.link('Vitrine').click();
    await front.arrive(HOME);
    expect(await front.productIds()).not.toEqual(before);
    expect(await front.row('Recently viewed').locator('.tile-title').allInnerTexts()).toEqual([title]);
    const reasons = await front.page.locator('.tile-reason').allInnerTexts();
    expect(reasons.filter((reason) => reason.includes(title)).length).toBeGreaterThan(0);
  });

  it('shows beside a product what is like it and what is bought with it', async () => {
    await front.goto('/?product=kit-00001', '');
    const title = await front.page.locator('h1').innerText();
    for (const [heading, beginning] of [
      ['Similar products', 'Similar to'],
      ['Often bought together', 'Bought together with'],
    ] as const) {
      const reasons = await front.row(heading).locator('.tile-reason').allInnerTexts();
      expect(reasons.length).toBeGreaterThan(2);
      expect(new Set(reasons)).toEqual(new Set([`${beginning} ${title}.`]));
    }
    expect(await front.productIds()).not.toContain('kit-00001');
  });

  it('takes a cart to a simulated purchase, and shows what goes with it', async () => {
    await front.goto('/?product=kit-00001', '');
    const add = front.page.getByRole('button', { name: 'Add to cart' });
    await add.click();
    await add.click();
    await front.link('2 in your cart').waitFor();
    await front.goto('/?product=gro-00001', '');
    await add.click();
    await front.link('Cart (3)').click();
    await front.arrive('Cart');
    const lines = front.page.getByRole('region', { name: 'What is in the cart' });
    expect(await lines.locator('li').count()).toBe(2);
    const twice = await lines.locator('li').first().innerText();
    const [piece, sum] = [...twice.matchAll(/£([\d.]+)/g)].map(([, amount]) => Number(amount));
    expect(twice).toContain('2 ×');
    expect(sum).toBeCloseTo(2 * piece!);
    await lines
      .getByRole('button', { name: /^Remove/ })
      .nth(1)
      .click();
    await front.link('Cart (2)').waitFor();
    await front.settled();
    await front.page.getByRole('button', { name: 'Buy (simulated)' }).click();
    await front.arrive('Thank you');
    await front.page.getByText('nothing was really sold').waitFor();
    expect(await front.page.locator('.row .tile-reason').count()).toBeGreaterThan(2);
    expect(await front.productIds()).not.toContain('kit-00001');
    expect(await front.page.locator('#cart-link').innerText()).toBe('Cart');
  });

  it('offers something while the cart is empty', async () => {
    await front.goto('/?cart', 'Cart');
    await front.page.getByText('Nothing in it yet.').waitFor();
    expect(await front.page.locator('.tile').count()).toBeGreaterThan(2);
  });

  it('says so where a product is gone', async () => {
    await front.goto('/?product=no-such-product', 'The shop does not have this product');
    await front.link('Look around in the shop').click();
    await front.arrive(HOME);
  });

  it('says what is wrong when the gateway fails, and tries again', async () => {
    await front.goto('/', HOME);
    await front.page.route('**/graphql', (route) => route.abort());
    await front.link('Kitchen').click();
    await front.arrive('The shop cannot show this now');
    await front.page.unroute('**/graphql');
    await front.page.getByRole('button', { name: 'Try again' }).click();
    await front.arrive('Kitchen');
    front.visit.forgive(/ERR_FAILED/);
  });
});
