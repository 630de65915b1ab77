import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestGateway } from '../support/gateway.js';
import { draft } from '../support/make.js';
import { KITCHEN_SHOP } from '../support/kitchen-shop.js';

const PAGE = `query ($query: String! = "", $first: Int! = 4, $after: String, $filter: ProductFilterInput,
    $sort: SearchSort! = RELEVANCE, $options: SearchOptionsInput) {
  search(query: $query, first: $first, after: $after, filter: $filter, sort: $sort, options: $options) {
    totalCount requestId
    edges { cursor position node { id } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;
const RECOMMEND = `query ($first: Int! = 3, $after: String, $placement: Placement! = HOME) {
  recommend(placement: $placement, first: $first, after: $after) {
    requestId edges { position node { id } } pageInfo { hasNextPage endCursor }
  }
}`;
type Edge = { cursor: string; position: number; node: { id: string } };

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await TestGateway.open({ products: KITCHEN_SHOP });
});
afterAll(() => gateway.close());

const page = async (variables: object = {}) => (await gateway.ask(PAGE, { ...variables })).data.search;
const idsOf = ({ edges }: { edges: Edge[] }) => edges.map(({ node }) => node.id);

describe('pages of a search', () => {
  it('continue the first page exactly, whatever is written in between', async () => {
    const one = await page();
    expect(one.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    await gateway.stock([draft('new', { title: 'A new one' })]);
    const two = await page({ after: one.pageInfo.endCursor });
    const three = await page({ after: two.pageInfo.endCursor });
    const edges: Edge[] = [...one.edges, ...two.edges, ...three.edges];
    expect(edges.map(({ position }) => position)).toEqual([...edges.keys()]);
    const ids = edges.map(({ node }) => node.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(KITCHEN_SHOP.map(({ id }) => id)));
    expect([two.requestId, three.requestId]).toEqual([one.requestId, one.requestId]);
    expect(three.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    await gateway.app.stores.catalog.delete(['new']);
    await gateway.app.stores.follower.caughtUp();
  });

  it('leave out what the filter no longer lets through, and nothing else', async () => {
    const filter = { inStock: true };
    const whole = idsOf(await page({ filter, first: 100 }));
    const one = await page({ filter });
    const [out, ...rest] = whole.slice(4) as [string, ...string[]];
    const product = KITCHEN_SHOP.find(({ id }) => id === out)!;
    await gateway.stock([{ ...product, inStock: false }]);
    const two = await page({ filter, after: one.pageInfo.endCursor, first: 100 });
    expect(idsOf(two)).toEqual(rest);
    expect(two.edges[0].position).toBe(5);
    await gateway.stock([product]);
  });

  it('go on behind any product of a page', async () => {
    const one = await page();
    const behind = await page({ after: one.edges[1].cursor, first: 2 });
    expect(idsOf(behind)).toEqual(idsOf(one).slice(2, 4));
  });

  it('are the same as one large page', async () => {
    const whole = idsOf(await page({ first: 100, sort: 'PRICE_ASCENDING' }));
    const parts: string[] = [];
    let after: string | null = null;
    do {
      const part = await page({ first: 2, sort: 'PRICE_ASCENDING', after });
      parts.push(...idsOf(part));
      after = part.pageInfo.hasNextPage ? part.pageInfo.endCursor : null;
    } while (after);
    expect(parts).toEqual(whole);
  });

  it('count all products, not those of the page', async () => {
    expect((await page({ first: 1 })).totalCount).toBe(KITCHEN_SHOP.length);
  });

  it('hold and count the same products, however large they are, where few have all the words', async () => {
    const query = 'coffee grinder';
    const whole = await page({ query, first: 100 });
    expect(whole.totalCount).toBeGreaterThan(1);
    expect(idsOf(whole)).toHaveLength(whole.totalCount);
    for (const first of [1, 2, 24]) {
      let part = await page({ query, first });
      const ids = idsOf(part);
      while (part.pageInfo.hasNextPage) {
        part = await page({ query, first, after: part.pageInfo.endCursor });
        ids.push(...idsOf(part));
      }
      expect([first, part.totalCount, ids]).toEqual([first, whole.totalCount, idsOf(whole)]);
    }
  });

  it('are empty, with null cursors, where nothing matches', async () => {
    const nothing = await page({ query: 'zzzzzz', options: { verbatim: true } });
    expect(nothing).toMatchObject({
      totalCount: 0,
      edges: [],
      pageInfo: { hasNextPage: false, startCursor: null, endCursor: null },
    });
  });

  it.each([
    ['another query', { query: 'pan' }],
    ['another filter', { filter: { inStock: true } }],
    ['another order', { sort: 'NEWEST' }],
    ['other options', { options: { verbatim: true } }],
  ])('refuse a cursor of %s', async (_what, other) => {
    const { pageInfo } = await page();
    const refusal = await gateway.refusal(PAGE, { ...other, after: pageInfo.endCursor });
    expect(refusal).toEqual({
      status: 400,
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('after belongs to another search'),
    });
  });

  it('refuse a cursor of a recommendation', async () => {
    const { data } = await gateway.ask(RECOMMEND);
    const refusal = await gateway.refusal(PAGE, { after: data.recommend.pageInfo.endCursor });
    expect(refusal.message).toContain('after is a cursor of recommend, not of search');
  });

  it.each(['x', '{}', 'bnVsbA', 'WzEsInNlYXJjaCJd', '💥', 'a'.repeat(5000), '__proto__'])(
    'refuse rubbish as a cursor: %.20s',
    async (after) => {
      expect(await gateway.refusal(PAGE, { after })).toEqual({
        status: 400,
        code: 'BAD_USER_INPUT',
        message: expect.stringContaining('after is not a cursor of this gateway'),
      });
    },
  );

  it.each([0, -1, 101, 2 ** 31 - 1])('refuse first: %d', async (first) => {
    const expected = {
      status: 400,
      code: 'BAD_USER_INPUT',
      message: `first must be from 1 to 100, and is ${first}.`,
    };
    expect(await gateway.refusal(PAGE, { first })).toEqual(expected);
    expect(await gateway.refusal(RECOMMEND, { first })).toEqual(expected);
  });

  it('refuse null as first, by its name', async () => {
    const nullable = 'query ($first: Int) { search(query: "", first: $first) { totalCount } }';
    expect(await gateway.refusal(nullable, { first: null })).toMatchObject({
      status: 400,
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('"first"'),
    });
  });

  it('never go on from a recommendation, whatever a bent cursor says', async () => {
    const { data } = await gateway.ask(RECOMMEND);
    const { pageInfo } = await page();
    const values = JSON.parse(Buffer.from(pageInfo.endCursor, 'base64url').toString()) as unknown[];
    values[3] = data.recommend.requestId;
    const bent = Buffer.from(JSON.stringify(values)).toString('base64url');
    const made = await page({ after: bent });
    expect([made.totalCount, made.edges[0].position]).toEqual([KITCHEN_SHOP.length, 4]);
  });

  it('are made anew where the first page was forgotten', async () => {
    const { pageInfo } = await page();
    const values = JSON.parse(Buffer.from(pageInfo.endCursor, 'base64url').toString()) as unknown[];
    values[3] = '00000000-0000-4000-8000-000000000000';
    const lost = Buffer.from(JSON.stringify(values)).toString('base64url');
    const two = await page({ after: lost });
    expect(two.edges.map(({ position }: Edge) => position)).toEqual([4, 5, 6, 7]);
  });
});

describe('pages of a recommendation', () => {
  it('bring every product once', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await gateway.ask(RECOMMEND, { after });
      seen.push(...idsOf(data.recommend));
      after = data.recommend.pageInfo.hasNextPage ? data.recommend.pageInfo.endCursor : null;
    } while (after);
    const inStock = KITCHEN_SHOP.filter((product) => product.inStock).map(({ id }) => id);
    expect([...seen].sort()).toEqual([...inStock].sort());
  });

  it('belong to one viewer and one placement', async () => {
    const { data } = await gateway.ask(RECOMMEND, {}, { 'x-visitor-id': 'ann' });
    const after = data.recommend.pageInfo.endCursor;
    for (const [variables, visitor] of [
      [{ after }, 'bob'],
      [{ after, placement: 'SEARCH_EMPTY' }, 'ann'],
    ] as const)
      expect(await gateway.refusal(RECOMMEND, variables, { 'x-visitor-id': visitor })).toMatchObject({
        code: 'BAD_USER_INPUT',
        message: expect.stringContaining('after belongs to another recommend'),
      });
  });
});
