import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PLACEMENTS } from '../../src/domain/placement.js';
import { TestGateway } from '../support/gateway.js';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await TestGateway.open();
});
afterAll(() => gateway.close());

describe('an empty shop', () => {
  it('answers searches with nothing, and no error', async () => {
    for (const query of ['', 'kettle', 'red kettel 1.7 l'])
      expect(
        await gateway.ask(
          'query ($query: String!) { search(query: $query) { totalCount nodes { id } facets { values { value } } pageInfo { hasNextPage } } }',
          { query },
        ),
      ).toMatchObject({
        status: 200,
        data: {
          search: {
            totalCount: 0,
            nodes: [],
            facets: [{ values: [] }, { values: [] }],
            pageInfo: { hasNextPage: false },
          },
        },
      });
  });

  it.each(PLACEMENTS)('recommends nothing for %s, and no error', async (placement) => {
    const { data } = await gateway.ask(
      `{ recommend(placement: ${placement}, productIds: ["nowhere"]) {
          nodes { id } pageInfo { hasNextPage endCursor } ranking { degraded { stage } } } }`,
      {},
      { 'x-visitor-id': 'ann' },
    );
    expect(data.recommend).toEqual({
      nodes: [],
      pageInfo: { hasNextPage: false, endCursor: null },
      ranking: { degraded: [] },
    });
  });

  it('suggests nothing, knows nobody, and says that it is ready', async () => {
    const { data } = await gateway.ask(`{
      suggest(prefix: "ke") { queries { text } products { id } categories { path } }
      viewer { id identified recentEvents { eventId } }
      status { productCount index { ready products } }
    }`);
    expect(data).toEqual({
      suggest: { queries: [], products: [], categories: [] },
      viewer: { id: 'unknown', identified: false, recentEvents: [] },
      status: { productCount: 0, index: { ready: true, products: 0 } },
    });
  });
});
