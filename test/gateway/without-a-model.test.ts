import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestGateway } from '../support/gateway.js';
import { KITCHEN_SHOP } from '../support/kitchen-shop.js';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await TestGateway.open({ products: KITCHEN_SHOP });
});
afterAll(() => gateway.close());

const search = async (rerank: string) => {
  const { data } = await gateway.ask(
    `{ search(query: "frying pan", options: { rerank: ${rerank} }) { nodes { id }
        ranking { reranked model device degraded { stage cause } } } }`,
  );
  return data.search;
};

describe('without a neural model', () => {
  it('a search is lexical, which is no degradation unless the model was asked for', async () => {
    const [auto, on, off] = [await search('AUTO'), await search('ON'), await search('OFF')];
    expect(auto.ranking).toEqual({ reranked: 0, model: null, device: null, degraded: [] });
    expect(off.ranking).toEqual(auto.ranking);
    expect(on.ranking).toEqual({
      ...auto.ranking,
      degraded: [{ stage: 'cross-encoder', cause: 'UNAVAILABLE' }],
    });
    expect([on.nodes, off.nodes]).toEqual([auto.nodes, auto.nodes]);
  });

  it('relevance is UNAVAILABLE at its place, and everything beside it is answered', async () => {
    const { status, data, errors } = await gateway.ask(
      `{ product(id: "kit-00001") { title relevance(query: "pan") } status { models { name } } }`,
    );
    expect([status, data]).toEqual([200, { product: null, status: { models: [] } }]);
    expect(errors).toMatchObject([
      {
        path: ['product', 'relevance'],
        message: expect.stringContaining('Leave the field out'),
        extensions: { code: 'UNAVAILABLE' },
      },
    ]);
  });

  it('relevance inside a search costs the search: the message says to leave it out', async () => {
    const refusal = await gateway.ask(
      `{ search(query: "frying pan") { nodes { relevance(query: "pan") } } }`,
    );
    expect([refusal.status, refusal.data]).toEqual([503, null]);
    expect(new Set(refusal.errors?.map(({ extensions }) => extensions.code))).toEqual(
      new Set(['UNAVAILABLE']),
    );
  });
});
