import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BrowserShop } from '../support/browser-shop.js';
import { StorefrontPage } from '../support/storefront-page.js';

const PAGES = [
  { name: 'home', address: '/' },
  { name: 'search', address: '/?q=fryign+pan' },
  { name: 'empty search', address: '/?q=zzqqxx+blorbwug' },
  { name: 'product', address: '/?product=kit-00001' },
  { name: 'cart', address: '/?cart' },
  { name: 'thanks', address: '/?thanks=kit-00001&thanks=gro-00001' },
];

/** Runs in the page: everything that a screen reader has no name for. */
const NAMELESS = `[...document.querySelectorAll('input, select, textarea, button, a[href], img, svg')]
  .filter((element) => !element.closest('[aria-hidden=true]'))
  .filter((element) => element.getClientRects().length > 0)
  .filter((element) => !(element.labels?.length || element.getAttribute('aria-label') || element.alt ||
    (!element.matches('input, select, textarea') && element.textContent.trim())))
  .map((element) => element.outerHTML)`;

let shop: BrowserShop;

beforeAll(async () => {
  shop = await BrowserShop.open();
});
afterAll(() => shop.close());

describe('the shop’s pages', () => {
  it.each(PAGES)('$name has landmarks, one heading and a name for everything', async ({ address }) => {
    const { page, visit } = await new StorefrontPage(await shop.visit()).on(address);
    for (const role of ['banner', 'search', 'main', 'contentinfo'] as const)
      expect(await page.getByRole(role).count()).toBe(1);
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    expect(await page.evaluate(NAMELESS)).toEqual([]);
    expect(await page.title()).toMatch(/\S.* – Vitrine$/);
    expect(visit.troubles).toEqual([]);
    await visit.close();
  });

  it.each(PAGES)('$name fits a phone', async ({ address }) => {
    const { page, visit } = await new StorefrontPage(await shop.visit(390, 844)).on(address);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    expect(visit.troubles).toEqual([]);
    await visit.close();
  });

  it('shows where the keyboard is, and lets it skip the header', async () => {
    const { page, visit } = await new StorefrontPage(await shop.visit()).on('/');
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    expect(await focused.innerText()).toBe('Skip to the products');
    expect(await focused.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
    await page.keyboard.press('Enter');
    await page.locator('main:focus').waitFor();
    await page.keyboard.press('Tab');
    expect(await page.locator('main :focus').count()).toBe(1);
    await visit.close();
  });

  it('keeps the facets of a phone open while one picks', async () => {
    const front = new StorefrontPage(await shop.visit(390, 844));
    await front.goto('/?q=mug', 'mug');
    await front.page.getByText('Narrow down').click();
    await front.page.getByRole('group', { name: 'Brand' }).getByRole('checkbox').first().check();
    await front.link('Clear all filters').waitFor();
    await front.visit.close();
  });
});
