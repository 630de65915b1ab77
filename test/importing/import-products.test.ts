import { describe, expect, it } from '@jest/globals';
import { mappingRules } from '../../src/importing/mapping/mapping.js';
import { importProducts } from '../../src/importing/products/import-products.js';
import { rowsOf } from '../../src/importing/row.js';
import { MemoryProductCatalog } from '../../src/stores/memory/memory-product-catalog.js';

const NOW = new Date('2026-06-30T12:00:00Z');
const given = (id: string, extra: object = {}) => ({
  id,
  title: `Mug ${id}`,
  priceMinorUnits: 250,
  currencyCode: 'GBP',
  ...extra,
});

async function importing(records: object[], products?: object, asIs = false) {
  const catalog = new MemoryProductCatalog(() => NOW);
  const mapping = products && mappingRules.parse({ description: 'a test', products }).products;
  const options = { now: NOW, mapping, asIs };
  const rows = rowsOf(() => records);
  const report = await importProducts({ catalog }, rows, options);
  const again = await importProducts({ catalog }, rows, options);
  const stored = [];
  for await (const batch of catalog.scan()) stored.push(...batch);
  return { report, again, stored };
}
const reasons = (findings: readonly { reason: string; rows: number }[]) =>
  Object.fromEntries(findings.map(({ reason, rows }) => [reason, rows]));

describe('importing products', () => {
  it('keeps the good rows and says of the others why not', async () => {
    const { report, stored } = await importing([
      given('1'),
      given('2', { title: null }),
      given('', {}),
      given('4', { priceMinorUnits: -1 }),
      given('5', { currencyCode: 'GPB' }),
      given('1', { title: 'Another' }),
      given('6', { priceMinorUnits: 0 }),
    ]);
    expect(stored.map(({ id, title }) => [id, title])).toEqual([['1', 'Mug 1'], ['6', 'Mug 6']]); // prettier-ignore
    expect(report.rows).toEqual({ read: 7, kept: 2, repaired: 0, dropped: 5 });
    expect(reasons(report.drops)).toEqual({
      'missing title': 1,
      'missing id': 1,
      'priceMinorUnits: must be a whole number from 0 to 2147483647.': 1,
      "currencyCode: must be an ISO 4217 code in capitals, such as 'GBP'.": 1,
      'duplicate: an earlier row has this id': 1,
    });
    expect(report.drops.find(({ reason }) => reason === 'missing title')!.examples).toEqual([
      { row: 2, text: '2 | null | 250 | GBP' },
    ]);
  });

  it('changes nothing the second time', async () => {
    const { report, again } = await importing([given('1'), given('2'), given('1', { title: 'Another' })]);
    expect(report.stored).toEqual({ new: 2, already: 0 });
    expect(again).toEqual({ ...report, stored: { new: 0, already: 2 } });
  });

  it('repairs what can be repaired', async () => {
    const { report, stored } = await importing([
      given('1', {
        title: ' Caf&eacute;\n<b>mug</b> ',
        description: 'x'.repeat(20_100),
        categoryPath: ['Home &amp; Garden', ' '],
        imageUrl: 'mug.jpg',
        createdAt: '0000-00-00',
        attributes: [{ name: 'size', value: 'y'.repeat(1001) }, { name: ' ', value: 'z' }], // prettier-ignore
      }),
      given('2', { createdAt: '2027-01-01T00:00:00Z' }),
      given('3', { createdAt: '2011-02-30' }),
      given('4', { createdAt: '2011-02-28 09:30' }),
    ]);
    expect(stored[0]).toMatchObject({
      title: 'Café mug',
      categoryPath: ['Home & Garden'],
      imageUrl: null,
      createdAt: NOW,
      attributes: [{ name: 'size', value: 'y'.repeat(1000) }],
    });
    expect(stored[0]!.description).toHaveLength(20_000);
    expect(stored[3]!.createdAt).toEqual(new Date('2011-02-28T09:30:00Z'));
    expect(report.rows).toMatchObject({ kept: 4, repaired: 3 });
    expect(reasons(report.repairs)).toEqual({
      'white space': 1,
      HTML: 1,
      entities: 1,
      'too long: cut': 1,
      'no web address: image left out': 1,
      'impossible date: left out': 3,
    });
  });

  it('leaves rows as they are where it is told to', async () => {
    const { stored, report } = await importing([given('1', { title: 'A &amp; B' })], undefined, true);
    expect(stored[0]!.title).toBe('A &amp; B');
    expect(report.rows.repaired).toBe(0);
  });

  it('makes one product of many rows by majority', async () => {
    const products = {
      manyRowsPerProduct: true,
      id: { column: 'sku', upperCase: true, matches: '^[0-9]{5}[A-Z]?$', otherwise: 'not a product code' },
      title: { column: 'name' },
      priceMinorUnits: { column: 'price', amountIn: 'GBP', aboveZero: true },
      currencyCode: { value: 'GBP' },
      createdAt: { column: 'day' },
    };
    const sale = (sku: string, name: string, price: string, day = '2011-01-02') => ({ sku, name, price, day }); // prettier-ignore
    const { stored, report } = await importing(
      [
        sale('10001a', 'Lost?', '9.99'),
        sale('10001A', 'Red  mug', '2.55'),
        sale('10001A', 'Red mug', '2.55', '2011-01-01'),
        sale('10001A', 'Red mug', '0.0'),
        sale('POST', 'Postage', '3'),
      ],
      products,
    );
    expect(stored).toHaveLength(1);
    expect(stored[0]).toMatchObject({
      id: '10001A',
      title: 'Red mug',
      price: { minorUnits: 255, currencyCode: 'GBP' },
      createdAt: new Date('2011-01-01T00:00:00Z'),
    });
    expect(report.rows).toEqual({ read: 5, kept: 3, repaired: 2, dropped: 2 });
    expect(reasons(report.drops)).toEqual({ 'price is not above zero': 1, 'not a product code': 1 });
    expect(reasons(report.repairs)).toEqual({
      'title: another one of its id was more frequent': 1,
      'white space': 1,
    });
    expect(report.stored).toEqual({ new: 1, already: 0 });
  });

  it('reads amounts exactly, in every currency', async () => {
    const price = (value: unknown, currency: string) =>
      importing([{ id: '1', title: 'x', price: value }], {
        id: { column: 'id' },
        title: { column: 'title' },
        priceMinorUnits: { column: 'price', amountIn: currency },
        currencyCode: { value: currency },
      }).then(({ stored }) => stored[0]?.price.minorUnits);
    expect(await price('1.005', 'KWD')).toBe(1005);
    expect(await price(28.99, 'USD')).toBe(2899);
    expect(await price('0.285', 'GBP')).toBe(29);
    expect(await price('500', 'JPY')).toBe(500);
    expect(await price('2,50', 'EUR')).toBeUndefined();
  });
});
