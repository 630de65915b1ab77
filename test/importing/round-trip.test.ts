import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ShopperEvent } from '../../src/domain/event.js';
import type { Product, ProductDraft } from '../../src/domain/products/product.js';
import type { Database } from '../../src/stores/postgres/open-database.js';
import { openTestDatabase } from '../support/database.js';
import { draft, shopperEvent } from '../support/make.js';
import { runCommand } from '../support/run-command.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();
const opened: Database[] = [];
async function open(): Promise<Database> {
  const database = await openTestDatabase();
  opened.push(database);
  return database;
}
afterAll(() => Promise.all(opened.map((database) => database.close())));

const PRODUCTS: ProductDraft[] = [
  draft('plain'),
  draft('a,"b"', {
    title: 'Kettle “Anna”, 1,7 l; "red"',
    description: 'Boils.\nWhistles,\n\n"loudly".',
    brand: 'Örrin',
    categoryPath: ['Home > Garden', '[Kitchen]', 'Tea, coffee'],
    price: { minorUnits: 0, currencyCode: 'JPY' },
    imageUrl: 'https://img.example/1.jpg?a=1&b=2',
    inStock: false,
    attributes: [
      { name: 'colour', value: 'red' },
      { name: 'colour', value: '[blue]' },
      { name: 'note, "quoted"', value: '=1+1' },
    ],
    createdAt: new Date('2025-01-02T03:04:05.678Z'),
  }),
  // What cleaning would change: GraphQL takes it, so a backup must bring it back.
  draft('marked', { title: 'Mug &amp; <b>plate</b>' }),
];
const EVENTS: ShopperEvent[] = [
  shopperEvent({ productId: 'plain', eventId: 'e,1' }),
  shopperEvent({
    productId: 'a,"b"',
    type: 'PURCHASE',
    identity: 'shopper:7 "x"',
    occurredAt: new Date('2026-05-01T12:00:00.123Z'),
    requestId: 'r1',
    position: 0,
    quantity: 3,
    priceMinorUnits: 0,
    platform: 'IOS',
  }),
  ...Array.from({ length: 150 }, () => shopperEvent({ productId: 'plain', identity: 'visitor:bot' })),
];

/** Everything of a shop but the numbers that a database gives. */
async function contents({ catalog, events }: Database) {
  const products: Product[] = [];
  for await (const batch of catalog.scan())
    products.push(...batch.map((product) => ({ ...product, version: 0 })));
  const happened: ShopperEvent[] = [];
  for await (const batch of events.scan()) happened.push(...batch);
  return { products, events: happened };
}

describe('a shop that is exported', () => {
  let shop: Database;
  beforeAll(async () => {
    shop = await open();
    await shop.catalog.write([...PRODUCTS, draft('deleted')]);
    await shop.catalog.delete(['deleted']);
    await shop.events.append(EVENTS);
  });

  it.each(['jsonl', 'jsonl.gz', 'csv', 'csv.gz'])('comes back the same from .%s', async (ending) => {
    const copy = await open();
    for (const what of ['products', 'events']) {
      const file = path.join(folder, `${what}.${ending}`);
      expect(await runCommand('export', [what, file], shop.url)).toMatchObject({ code: 0, stderr: '' });
      expect(await runCommand('import', [what, file, '--as-is'], copy.url)).toMatchObject({ code: 0, stderr: '' }); // prettier-ignore
    }
    const [before, after] = [await contents(shop), await contents(copy)];
    expect(after).toEqual(before);
    expect(after.products).toHaveLength(3);
    expect(after.events).toHaveLength(152);
  });

  it('is written in the fields of the API', async () => {
    const file = path.join(folder, 'fields.jsonl');
    await runCommand('export', ['events', file], shop.url);
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    const purchase = { type: 'PURCHASE', viewerId: 'shopper:7 "x"', quantity: 3, platform: 'IOS' };
    expect(lines.map((line) => JSON.parse(line) as object)).toContainEqual(expect.objectContaining(purchase));
  });
});
