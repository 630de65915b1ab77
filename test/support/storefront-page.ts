import type { Locator, Page } from 'playwright-core';
import type { Visit } from './visit.js';

/** The shop as a shopper sees it. */
export class StorefrontPage {
  constructor(readonly visit: Visit) {}

  get page(): Page {
    return this.visit.page;
  }

  /** Goes to an address as a shopper who types it. */
  async goto(address: string, heading: string): Promise<void> {
    await this.page.goto(address);
    await this.arrive(heading);
  }

  /** The same where the heading does not matter. */
  async on(address: string): Promise<this> {
    await this.goto(address, '');
    return this;
  }

  /** Waits until the page of this heading is there. */
  async arrive(heading: string): Promise<void> {
    await this.page.getByRole('heading', { level: 1 }).filter({ hasText: heading }).waitFor();
    await this.settled();
  }

  /** Waits until what was asked for is shown. */
  settled(): Promise<void> {
    return this.page.locator('main:not([aria-busy])').waitFor();
  }

  async search(words: string): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Search the shop' }).fill(words);
    await this.page.getByRole('button', { name: 'Search' }).click();
    await this.arrive(words);
  }

  /** What the heading says was found. */
  async found(): Promise<number> {
    return Number.parseInt(await this.page.locator('h1 .count').innerText());
  }

  async productIds(): Promise<string[]> {
    const links = await this.page.locator('.tile a').all();
    const addresses = await Promise.all(links.map((link) => link.getAttribute('href')));
    return addresses.map((address) => new URLSearchParams(address!.slice(2)).get('product')!);
  }

  titles(): Promise<string[]> {
    return this.page.locator('.tile-title').allInnerTexts();
  }

  async prices(): Promise<number[]> {
    const shown = await this.page.locator('.tile-price').allInnerTexts();
    return shown.map((price) => Number(price.replace(/[^\d.]/g, '')));
  }

  row(heading: string): Locator {
    return this.page.locator('.row').filter({ has: this.page.getByRole('heading', { name: heading }) });
  }

  link(name: string): Locator {
    return this.page.getByRole('link', { name });
  }
}
