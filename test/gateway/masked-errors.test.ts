import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { TestGateway } from '../support/gateway.js';
import { KITCHEN_SHOP } from '../support/kitchen-shop.js';

const SECRET = 'password=hunter2 at db.internal:5432';

describe.each(['development', 'production', 'test'])('an unexpected failure, NODE_ENV=%s', (nodeEnv) => {
  const before = process.env.NODE_ENV;
  let gateway: TestGateway;
  beforeAll(async () => {
    // Apollo reads it from the process.
    process.env.NODE_ENV = nodeEnv;
    const env = { NODE_ENV: nodeEnv, JWT_SECRET: 'thirty-two bytes are the least there is' };
    gateway = await TestGateway.open({ env, products: KITCHEN_SHOP });
    jest.spyOn(gateway.app.stores.catalog, 'byIds').mockRejectedValue(new Error(SECRET));
    jest.spyOn(gateway.app.stores.catalog, 'count').mockRejectedValue(new Error(SECRET));
  });
  afterAll(async () => {
    process.env.NODE_ENV = before;
    await gateway.close();
  });

  it('is masked at its place, beside what went well', async () => {
    const headers = { 'x-request-id': 'masked' };
    const answer = await gateway.ask('{ product(id: "kit-00001") { id } viewer { id } }', {}, headers);
    expect([answer.status, answer.data]).toEqual([200, { product: null, viewer: { id: 'unknown' } }]);
    expect(answer.errors).toEqual([
      {
        message: 'Internal server error',
        path: ['product'],
        locations: [{ line: 1, column: 3 }],
        extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'masked' },
      },
    ]);
  });

  it('is logged once, with its cause, under the id that the answer has', async () => {
    const { errors } = await gateway.ask('{ product(id: "kit-00002") { id } }');
    const { requestId } = errors![0]!.extensions;
    const lines = gateway.logLines.map((line) => JSON.parse(line) as Record<string, unknown>);
    const unexpected = lines.filter(
      (line) => line.msg === 'Unexpected error' && line.requestId === requestId,
    );
    expect(unexpected).toMatchObject([{ level: 50, path: 'product', err: { message: SECRET } }]);
  });

  it('is a 500 where nothing is left of the answer', async () => {
    expect(await gateway.refusal('{ status { productCount } }')).toEqual({
      status: 500,
      code: 'INTERNAL_SERVER_ERROR',
      message: 'Internal server error',
    });
  });

  it('shows no stack and nothing of the cause, and neither does a mistake of the caller', async () => {
    for (const query of [
      '{ status { productCount } }',
      '{',
      '{ nowhere }',
      '{ search(query: "", first: 0) { totalCount } }',
    ]) {
      const { body } = await gateway.app.inject({ method: 'POST', url: '/graphql', payload: { query } });
      expect(body).not.toMatch(/hunter2|stack|node_modules|\.js\b/i);
    }
  });
});
