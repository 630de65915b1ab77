import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestGateway } from '../support/gateway.js';
import { KITCHEN_IDS, KITCHEN_SHOP } from '../support/kitchen-shop.js';

const SEARCH = `query ($query: String!, $filter: ProductFilterInput, $sort: SearchSort! = RELEVANCE,
    $options: SearchOptionsInput, $first: Int! = 24) {
  search(query: $query, filter: $filter, sort: $sort, options: $options, first: $first) {
    totalCount requestId
    interpretation { query searched corrections { from to } relaxations { kind detail } }
    edges { position score node { id title } why { reason matchedTerms stages { stage score rank } } }
    ranking { candidates reranked model device degraded { stage cause } stages { stage } tookMs }
  }
}`;

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await TestGateway.open({ products: KITCHEN_SHOP });
});
afterAll(() => gateway.close());

const search = async (query: string, variables: object = {}) =>
  (await gateway.ask(SEARCH, { query, ...variables })).data.search;
const idsOf = ({ edges }: { edges: { node: { id: string } }[] }) => edges.map(({ node }) => node.id);

describe('a search', () => {
  it('discloses what it corrected, and verbatim undoes it', async () => {
    const corrected = await search('fryng pan');
    expect(corrected.interpretation).toEqual({
      query: 'fryng pan',
      searched: 'frying pan',
      corrections: [{ from: 'fryng', to: 'frying' }],
      relaxations: [{ kind: 'FEWER_WORDS', detail: expect.any(String) }],
    });
    expect(corrected.totalCount).toBe(3);
    const asTyped = await search('fryng pan', { options: { verbatim: true } });
    expect(asTyped.interpretation).toMatchObject({ searched: 'fryng pan', corrections: [], relaxations: [] });
    expect(asTyped.totalCount).toBe(0);
  });

  it('leaves words of the catalogue, numbers and part numbers as they are', async () => {
    for (const query of ['coffee', '4471', 'xk 4471', 'XK4471', 'mug 500'])
      expect((await search(query)).interpretation).toMatchObject({ searched: query, corrections: [] });
  });

  it('finds a part number in every spelling', async () => {
    for (const query of ['XK-4471', 'xk 4471', 'xk4471']) {
      const { edges } = await search(query);
      expect(edges[0]).toMatchObject({
        node: { id: 'kit-00006' },
        why: { reason: 'Has the number you typed.' },
      });
    }
  });

  it('types every step that it loosened', async () => {
    const kinds = async (query: string) =>
      (await search(query)).interpretation.relaxations.map(({ kind }: { kind: string }) => kind);
    expect(await kinds('coffee')).toEqual([]);
    expect(await kinds('coffee grinder')).toEqual(['FEWER_WORDS']);
    expect(await kinds('cast iron trampoline zeppelin')).toEqual(['ANY_WORD']);
    const narrow = { facets: [{ facet: 'brand', anyOf: ['Potter'] }] };
    const dropped = await search('coffee', { filter: narrow });
    expect(dropped.interpretation.relaxations).toEqual([
      { kind: 'FILTER_DROPPED', detail: 'Nothing fits all filters: left out “brand”.' },
    ]);
    expect(dropped.totalCount).toBe(3);
    const verbatim = await search('coffee', { filter: narrow, options: { verbatim: true } });
    expect([verbatim.totalCount, verbatim.interpretation.relaxations]).toEqual([0, []]);
  });

  it('browses the whole shop where nothing was typed', async () => {
    for (const query of ['', '   ']) {
      const all = await search(query);
      expect(all.totalCount).toBe(KITCHEN_SHOP.length);
      expect(new Set(idsOf(all))).toEqual(new Set(KITCHEN_IDS));
      expect(all.edges[0].why).toMatchObject({ reason: 'Among all products of the shop.', matchedTerms: [] });
    }
  });

  it.each([
    ['PRICE_ASCENDING', ['kit-00002', 'kit-00001', 'kit-00003']],
    ['PRICE_DESCENDING', ['kit-00003', 'kit-00001', 'kit-00002']],
    ['NEWEST', ['kit-00003', 'kit-00002', 'kit-00001']],
  ])('sorts by %s', async (sort, ids) => {
    expect(idsOf(await search('frying pan', { sort }))).toEqual(ids);
  });

  it.each(['PRICE_ASCENDING', 'PRICE_DESCENDING', 'NEWEST', 'POPULARITY'])(
    'sorted by %s holds only what has the most of the words',
    async (sort) => {
      // By relevance what has fewer words comes after it; under another sort it would come between.
      expect(idsOf(await search('coffee grinder', { sort }))).toEqual(['kit-00006']);
      const loosened = await search('red zeppelin', { sort });
      expect(idsOf(loosened)).toEqual(['kit-00005']);
      expect(loosened.interpretation.relaxations).toMatchObject([{ kind: 'FEWER_WORDS' }]);
    },
  );

  it('sorts by what shoppers wanted most lately', async () => {
    const { index } = gateway.app.stores;
    await index.setPopularity(
      new Map([
        ['gro-00003', 9],
        ['kit-00002', 4],
      ]),
    );
    expect(idsOf(await search('', { sort: 'POPULARITY' })).slice(0, 2)).toEqual(['gro-00003', 'kit-00002']);
    await index.setPopularity(new Map());
  });

  it.each([
    ['a facet', { facets: [{ facet: 'brand', anyOf: ['Pannery', 'Potter'] }] }, 4],
    [
      'two facets',
      {
        facets: [
          { facet: 'category', anyOf: ['Kitchen'] },
          { facet: 'material', anyOf: ['Copper'] },
        ],
      },
      1,
    ],
    ['a range of prices', { price: { min: 899, max: 1249 } }, 3],
    ['what can be bought', { inStock: true }, 8],
    ['what cannot', { inStock: false }, 1],
    ['a list of products', { productIds: ['kit-00001', 'gro-00001', 'nowhere'] }, 2],
    ['all but a list', { excludeProductIds: ['kit-00001'] }, 8],
    ['an empty filter', {}, 9],
    ['nulls', { facets: null, price: null, inStock: null, productIds: null }, 9],
  ])('filters by %s', async (_what, filter, expected) => {
    expect((await search('', { filter })).totalCount).toBe(expected);
  });

  it('says of each product where it stands and why', async () => {
    const { edges } = await search('cast iron pan');
    expect(edges.map(({ position }: { position: number }) => position)).toEqual([...edges.keys()]);
    const scores = edges.map(({ score }: { score: number }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    const [{ why }] = edges;
    expect(why.matchedTerms).toEqual(['cast', 'iron', 'pan']);
    expect(why.reason).toBe('Matches “cast”, “iron”, and “pan”.');
    expect(why.stages.map(({ stage, rank }: { stage: string; rank: number }) => [stage, rank])).toEqual([
      ['keyword', 1],
      ['final-score', 1],
    ]);
  });

  it('says what ran', async () => {
    const { ranking, requestId } = await search('pan');
    expect(ranking).toMatchObject({ candidates: 3, reranked: 0, model: null, device: null, degraded: [] });
    const stages = ranking.stages.map(({ stage }: { stage: string }) => stage);
    expect(stages).toEqual(expect.arrayContaining(['spelling', 'keyword', 'product-facts', 'final-score']));
    expect(requestId).toMatch(/^[\da-f-]{36}$/);
    expect((await search('pan')).requestId).not.toBe(requestId);
  });

  it.each([
    ['a query of 257 characters', { query: 'x'.repeat(257) }, /query must have 0 to 256 characters/],
    ['a control character', { query: 'a\u0000b' }, /query must not contain control characters/],
    ['a price range upside down', { filter: { price: { min: 2, max: 1 } } }, /filter\.price\.min \(2\)/],
    ['a negative price', { filter: { price: { min: -1 } } }, /filter\.price\.min must be from 0/],
    ['a facet of nothing', { filter: { facets: [{ facet: 'brand', anyOf: [] }] } }, /anyOf must have 1/],
    ['too many ids', { filter: { productIds: Array(1001).fill('a') } }, /productIds must have at most 1000/],
    ['a deadline of 9 ms', { options: { deadlineMs: 9 } }, /options\.deadlineMs must be from 10 to 10000/],
    ['a sort that is none', { sort: 'BEST' }, /"BEST".+SearchSort/],
  ])('refuses %s and names what is allowed', async (_what, variables, message) => {
    const refusal = await gateway.refusal(SEARCH, { query: '', ...variables });
    expect(refusal).toEqual({
      status: 400,
      code: 'BAD_USER_INPUT',
      message: expect.stringMatching(message),
    });
  });
});
