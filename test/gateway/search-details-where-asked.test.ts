import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { TestGateway } from '../support/gateway.js';
import { KITCHEN_SHOP } from '../support/kitchen-shop.js';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await TestGateway.open({ products: KITCHEN_SHOP });
});
afterEach(() => void jest.restoreAllMocks());
afterAll(() => gateway.close());

const search = async (fields: string, args = '') =>
  (await gateway.ask(`{ search(query: "frying pan"${args}) { ${fields} } }`)).data.search;

describe('facets and highlights', () => {
  it('cost the index nothing where nobody asks for them', async () => {
    const facets = jest.spyOn(gateway.app.stores.index, 'facets');
    const highlight = jest.spyOn(gateway.app.stores.index, 'highlight');
    await search('totalCount edges { node { title } }');
    expect([facets, highlight].map(({ mock }) => mock.calls.length)).toEqual([0, 0]);
  });

  it('are asked of the index once for a whole page', async () => {
    const highlight = jest.spyOn(gateway.app.stores.index, 'highlight');
    const { edges } = await search('edges { highlights { field fragments { text matched } } }');
    expect(edges).toHaveLength(3);
    expect(highlight).toHaveBeenCalledTimes(1);
  });

  it('mark what matched, and together are the text', async () => {
    const { edges } = await search(
      'edges { node { title } highlights { field fragments { text matched } } }',
    );
    for (const { node, highlights } of edges) {
      const title = highlights.find(({ field }: { field: string }) => field === 'title');
      const texts = title.fragments.map(({ text }: { text: string }) => text);
      expect(texts.join('')).toBe(node.title);
      const matched = title.fragments.filter((fragment: { matched: boolean }) => fragment.matched);
      expect(matched.map(({ text }: { text: string }) => text)).toEqual(['frying', 'pan']);
    }
  });

  it('count as if a facet’s own filter were not set', async () => {
    const { facets, totalCount } = await search(
      'totalCount facets(names: ["brand"]) { name values { value count selected } }',
      ', filter: { facets: [{ facet: "brand", anyOf: ["Pannery"] }] }',
    );
    expect(totalCount).toBe(2);
    expect(facets).toEqual([
      {
        name: 'brand',
        values: [
          { value: 'Pannery', count: 2, selected: true },
          { value: 'Ironside', count: 1, selected: false },
        ],
      },
    ]);
  });

  it('count what picking a value would leave', async () => {
    const { facets } = await search('facets(names: ["Material"]) { values { value count } }');
    for (const { value, count } of facets[0].values) {
      const picked = await search(
        'totalCount',
        `, filter: { facets: [{ facet: "Material", anyOf: ["${value}"] }] }`,
      );
      expect(picked.totalCount).toBe(count);
    }
  });

  it('are bounded, with the range in the refusal', async () => {
    for (const first of [0, 101]) {
      const refusal = await gateway.refusal(`{ search(query: "") { facets(first: ${first}) { name } } }`);
      expect(refusal).toMatchObject({
        code: 'BAD_USER_INPUT',
        message: expect.stringMatching(/from 1 to 100/),
      });
    }
  });
});
