import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { TestGateway } from '../support/gateway.js';
import { KITCHEN_SHOP } from '../support/kitchen-shop.js';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await TestGateway.open({ products: KITCHEN_SHOP });
});
afterEach(() => void jest.restoreAllMocks());
afterAll(() => gateway.close());

const SUGGEST = `query ($prefix: String!, $first: Int! = 8) { suggest(prefix: $prefix, first: $first) {
  queries { text highlights { text matched } } categories { path count } products { id inStock }
} }`;
const suggest = async (prefix: string, first = 8) =>
  (await gateway.ask(SUGGEST, { prefix, first })).data.suggest;
const textsOf = ({ queries }: { queries: { text: string }[] }) => queries.map(({ text }) => text);
const idsOf = ({ products }: { products: { id: string }[] }) => products.map(({ id }) => id);

describe('suggestions', () => {
  it('complete a half-typed word with queries, products and categories', async () => {
    const found = await suggest('coff');
    expect(textsOf(found)).toContain('coffee');
    expect(idsOf(found)).toEqual(expect.arrayContaining(['gro-00001', 'gro-00002', 'kit-00006']));
    expect(found.categories).toContainEqual({ path: ['Grocery', 'Coffee'], count: 2 });
  });

  it('mark what was typed, and the pieces are the text', async () => {
    for (const { text, highlights } of (await suggest('fry')).queries) {
      expect(highlights.map((piece: { text: string }) => piece.text).join('')).toBe(text);
      expect(highlights.find((piece: { matched: boolean }) => piece.matched)?.text).toBe('fry');
    }
  });

  it('forgive a typo where nothing begins so', async () => {
    expect(textsOf(await suggest('cofe'))).toContain('coffee');
  });

  it('complete a part number', async () => {
    expect(idsOf(await suggest('xk44'))).toEqual(['kit-00006']);
  });

  it('are empty, not an error, where nothing fits', async () => {
    expect(await suggest('qqqqqq')).toEqual({ queries: [], categories: [], products: [] });
    expect(await suggest('')).toEqual({ queries: [], categories: [], products: [] });
  });

  it('are at most as many of each kind as asked', async () => {
    const found = await suggest('c', 1);
    for (const list of Object.values<unknown[]>(found)) expect(list.length).toBeLessThanOrEqual(1);
    for (const first of [0, 21])
      expect(await gateway.refusal(SUGGEST, { prefix: 'c', first })).toMatchObject({
        code: 'BAD_USER_INPUT',
        message: `first must be from 1 to 20, and is ${first}.`,
      });
  });

  it('never bring a product that was deleted a moment ago', async () => {
    jest.spyOn(gateway.app.stores.catalog, 'byIds').mockResolvedValue(new Map());
    expect(idsOf(await suggest('coff'))).toEqual([]);
  });
});

describe('products by id', () => {
  it('come in the order of their ids, twice if asked twice, null where the shop has none', async () => {
    const ids = ['kit-00004', 'nowhere', 'gro-00001', 'kit-00004', '__proto__'];
    const { data } = await gateway.ask('query ($ids: [ID!]!) { products(ids: $ids) { id } }', { ids });
    expect(data.products).toEqual([
      { id: 'kit-00004' },
      null,
      { id: 'gro-00001' },
      { id: 'kit-00004' },
      null,
    ]);
  });

  it('are read from the catalogue in one bulk read, however often an operation asks', async () => {
    const reads = jest.spyOn(gateway.app.stores.catalog, 'byIds');
    await gateway.ask(`{
      a: product(id: "kit-00001") { title }
      b: product(id: "kit-00001") { title }
      products(ids: ["kit-00002", "kit-00001"]) { title }
    }`);
    expect(reads.mock.calls).toEqual([[['kit-00001', 'kit-00002']]]);
  });

  it('have everything the catalogue says', async () => {
    const { data } = await gateway.ask(`{ product(id: "kit-00001") {
      __typename id title description brand categoryPath inStock imageUrl
      price { minorUnits currencyCode amount } attributes { name value }
    } }`);
    expect(data.product).toEqual({
      __typename: 'Product',
      id: 'kit-00001',
      title: 'Cast iron frying pan 28 cm',
      description: 'Heavy, even, and good for a lifetime.',
      brand: 'Ironside',
      categoryPath: ['Kitchen', 'Pans'],
      inStock: true,
      imageUrl: null,
      price: { minorUnits: 4999, currencyCode: 'GBP', amount: '49.99' },
      attributes: [{ name: 'Material', value: 'Cast iron' }],
    });
  });

  it('are null for one that is unknown, with no error', async () => {
    expect(await gateway.ask('{ product(id: "nowhere") { id } }')).toMatchObject({
      status: 200,
      data: { product: null },
    });
  });

  it.each([
    ['product', '{ product(id: "") { id } }', /id must have 1 to 200 characters/],
    [
      'products',
      `{ products(ids: ${JSON.stringify(Array(101).fill('a'))}) { id } }`,
      /ids must have at most 100/,
    ],
  ])('are bounded: %s', async (_field, query, message) => {
    const { data, errors } = await gateway.ask(query);
    expect([data?.product ?? null, errors?.[0]]).toMatchObject([
      null,
      { message: expect.stringMatching(message), extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });
});
