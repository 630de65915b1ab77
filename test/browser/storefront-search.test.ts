import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { BrowserShop } from '../support/browser-shop.js';
import { StorefrontPage } from '../support/storefront-page.js';

let shop: BrowserShop;
let front: StorefrontPage;
let page: Page;

beforeAll(async () => {
  shop = await BrowserShop.open();
});
afterAll(() => shop.close());

beforeEach(async () => {
  front = new StorefrontPage(await shop.visit());
  page = front.page;
});
afterEach(async () => {
  expect(front.visit.troubles).toEqual([]);
  await front.visit.close();
});

describe('searching in the shop', () => {
  it('says what it corrected, and searches as typed when asked', async () => {
    await page.goto('/');
    await front.search('fryign pan');
    const notice = page.locator('.notice').first();
    await notice.waitFor();
    expect(await notice.innerText()).toBe('Showing results for frying pan. Search instead for fryign pan.');
    expect((await front.titles())[0]).toMatch(/frying pan|skillet/i);
    await notice.getByRole('link').click();
    await page.getByText('Showing results for').waitFor({ state: 'detached' });
    expect(page.url()).toContain('verbatim');
    await page.goBack();
    await page.getByText('Showing results for').waitFor();
  });

  it('narrows by a facet to as many products as the facet said, and widens again', async () => {
    await front.goto('/?q=mug', 'mug');
    const all = await front.found();
    const box = page.getByRole('group', { name: 'Brand' }).locator('label').first();
    const promised = Number(await box.locator('.count').innerText());
    expect(promised).toBeLessThan(all);
    await box.getByRole('checkbox').focus();
    await page.keyboard.press('Space');
    await front.link('Clear all filters').waitFor();
    expect(await front.found()).toBe(promised);
    // The box that was ticked is a new one; the keyboard is still at it.
    await page.getByRole('group', { name: 'Brand' }).locator('input:checked:focus').waitFor();
    await front.link('Clear all filters').click();
    await front.link('Clear all filters').waitFor({ state: 'detached' });
    expect(await front.found()).toBe(all);
  });

  it('keeps to a range of prices, in order of price', async () => {
    await front.goto('/?q=mug', 'mug');
    await page.getByLabel('Sort by').selectOption({ label: 'Price, low to high' });
    await front.settled();
    await page.getByLabel('From').fill('7');
    await page.getByLabel('to', { exact: true }).fill('9.50');
    await page.keyboard.press('Enter');
    await front.link('Clear all filters').waitFor();
    const shown = await front.prices();
    expect(shown.length).toBeGreaterThan(2);
    expect(shown).toEqual([...shown].sort((a, b) => a - b));
    expect(shown[0]).toBeGreaterThanOrEqual(7);
    expect(shown.at(-1)).toBeLessThanOrEqual(9.5);
    expect(await page.getByLabel('From').inputValue()).toBe('7');
  });

  it('shows more without repeating, and comes back to where one was', async () => {
    await front.goto('/?q=&sort=PRICE_ASCENDING', 'Everything');
    expect(await page.locator('.tile').count()).toBe(24);
    await page.getByRole('button', { name: 'Show more' }).click();
    await page.locator('.tile').nth(47).waitFor();
    expect(new Set(await front.productIds()).size).toBe(48);
    const last = page.locator('.tile a').nth(45);
    const title = await last.locator('.tile-title').innerText();
    await last.click();
    await front.arrive(title);
    await page.waitForFunction('scrollY === 0');
    await page.goBack();
    await page.locator('.tile').nth(47).waitFor();
    await page.waitForFunction('scrollY > 400');
    await page.goForward();
    await front.arrive(title);
  });

  it('offers something else where nothing fits', async () => {
    await page.goto('/');
    await front.search('zzqqxx blorbwug');
    await page.getByText('Nothing in the shop fits “zzqqxx blorbwug”. Perhaps one of these?').waitFor();
    expect(await page.locator('.row .tile-reason').count()).toBeGreaterThan(3);
  });

  it('suggests while one types, for the keyboard', async () => {
    await front.goto('/', 'What are you looking for?');
    const box = page.getByRole('combobox', { name: 'Search the shop' });
    const options = page.getByRole('option');
    await box.pressSequentially('cof');
    await options.filter({ hasText: 'coffee' }).first().waitFor();
    expect(await box.getAttribute('aria-expanded')).toBe('true');
    await box.press('Escape');
    await page.getByRole('listbox').waitFor({ state: 'hidden' });
    expect(await box.inputValue()).toBe('cof');
    await box.pressSequentially('f');
    await options.first().waitFor();
    await box.press('ArrowDown');
    await box.press('ArrowDown');
    await box.press('ArrowUp');
    const chosen = page.locator('[role=option][aria-selected=true]');
    expect(await chosen.getAttribute('id')).toBe(await box.getAttribute('aria-activedescendant'));
    const words = await chosen.innerText();
    await box.press('Enter');
    await front.arrive(words);
    expect(await box.inputValue()).toBe(words);
    expect(await page.getByRole('listbox').count()).toBe(0);
  });

  it('leads from a suggested product to its page', async () => {
    await page.goto('/');
    await page.getByRole('combobox', { name: 'Search the shop' }).pressSequentially('fryi');
    const product = page.getByRole('option').filter({ hasText: 'product' }).first();
    const title = await product.locator('span').first().innerText();
    await product.click();
    await front.arrive(title);
    await page.getByRole('button', { name: 'Add to cart' }).waitFor();
  });
});
