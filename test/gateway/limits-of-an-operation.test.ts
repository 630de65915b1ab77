import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestGateway } from '../support/gateway.js';

/** The least that can be configured: everything of interest costs more, and the refusal says how much. */
const LIMIT = 100;

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await TestGateway.open({ env: { MAX_COMPLEXITY: String(LIMIT) } });
});
afterAll(() => gateway.close());

const refuse = (query: string, variables: object = {}) => gateway.refusal(query, { ...variables });
async function costOf(query: string, variables: object = {}): Promise<number> {
  const { status, code, message } = await refuse(query, variables);
  const cost = Number(/^The operation costs (\d+); the limit is 100\./.exec(message)?.[1]);
  expect([status, code, Number.isInteger(cost)]).toEqual([400, 'QUERY_TOO_COMPLEX', true]);
  return cost;
}

describe('what an operation may cost', () => {
  const page = (first: number, fields = 'id title') =>
    `search(query: "", first: ${first}) { nodes { ${fields} } }`;

  it('grows with first', async () => {
    const [ten, fifty, hundred] = [50, 75, 100].map((first) => costOf(`{ ${page(first)} }`));
    expect((await fifty!) - (await ten!)).toBe((await hundred!) - (await fifty!));
    expect(await hundred!).toBeGreaterThan(300);
  });

  it('grows with first by a variable, and by a default', async () => {
    const byVariable = 'query ($n: Int!) { search(query: "", first: $n) { nodes { id title } } }';
    const byDefault = 'query ($n: Int! = 100) { search(query: "", first: $n) { nodes { id title } } }';
    const expected = await costOf(`{ ${page(100)} }`);
    expect(await costOf(byVariable, { n: 100 })).toBe(expected);
    expect(await costOf(byDefault)).toBe(expected);
  });

  it('grows with lists inside of lists', async () => {
    const flat = await costOf(`{ ${page(50, 'id title brand')} }`);
    const nested = await costOf(`{ ${page(50, 'id title attributes { name value }')} }`);
    expect(nested - flat).toBeGreaterThan(50 * 10);
  });

  it('counts every alias, every fragment and every list of ids', async () => {
    const once = await costOf(`{ ${page(50)} }`);
    expect(await costOf(`{ a: ${page(50)} b: ${page(50)} }`)).toBe(2 * once);
    expect(
      await costOf(
        `{ ...A ...B } fragment A on Query { a: ${page(50)} } fragment B on Query { b: ${page(50)} }`,
      ),
    ).toBe(2 * once);
    const ids = Array.from({ length: 100 }, (_, i) => `p${i}`);
    expect(
      await costOf('query ($ids: [ID!]!) { products(ids: $ids) { id title } }', { ids }),
    ).toBeGreaterThan(200);
  });

  it('does not count what is skipped', async () => {
    const query = `query ($all: Boolean!) { __typename ${page(100).replace('{', '@include(if: $all) {')} }`;
    expect((await gateway.ask(query, { all: false })).data).toEqual({ __typename: 'Query' });
    await costOf(query, { all: true });
  });

  it('cannot be gone around with a field that fails', async () => {
    const query = `query ($no: Int) { bad: search(query: "", first: $no) { totalCount } ${page(100)} }`;
    expect(await refuse(query, { no: null })).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' });
    await costOf(query, { no: 1 });
  });

  it('cannot be gone around with fragments that spread each other', async () => {
    // 27,000 fields at a depth that is allowed.
    // 27,000 fields at a depth that is allowed.
    const levels = Array.from(
      { length: 3 },
      (_, i) => `fragment F${i} on Query { ${`...F${i + 1} `.repeat(30)} }`,
    );
    const { code, message } = await refuse(
      `{ ...F0 } ${levels.join(' ')} fragment F3 on Query { __typename }`,
    );
    expect(code).toBe('QUERY_TOO_COMPLEX');
    expect(message).toContain('is too large to be counted');
  });

  it('leaves room for what costs little', async () => {
    expect((await gateway.ask('{ search(query: "", first: 10) { nodes { id title } } }')).status).toBe(200);
  });
});

describe('an operation', () => {
  it('may not nest deeper than any sensible one', async () => {
    const deep = (levels: number) => `{ ${'... { '.repeat(levels)} __typename ${'} '.repeat(levels)} }`;
    expect((await gateway.ask(deep(5))).status).toBe(200);
    expect(await refuse(deep(30))).toEqual({
      status: 400,
      code: 'QUERY_TOO_COMPLEX',
      message: expect.stringContaining('nests deeper than 12 levels'),
    });
  });

  it('may not have more than 5,000 tokens, whatever they say', async () => {
    const many = `{ ${'__typename '.repeat(5000)} }`;
    expect(await refuse(many)).toMatchObject({
      status: 400,
      code: 'GRAPHQL_PARSE_FAILED',
      message: expect.stringContaining('5000 tokens'),
    });
  });

  it.each([
    ['{', 'GRAPHQL_PARSE_FAILED'],
    ['{ nowhere }', 'GRAPHQL_VALIDATION_FAILED'],
    ['{ ...A } fragment A on Query { ...A }', 'GRAPHQL_VALIDATION_FAILED'],
    ['query ($a: Int!) { search(query: "", first: $a) { totalCount } }', 'BAD_USER_INPUT'],
  ])('is refused with a code where it is wrong: %s', async (query, code) => {
    expect(await refuse(query)).toMatchObject({ status: 400, code });
  });
});
