import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { VitrineError } from '../../src/domain/errors.js';
import { FakeCrossEncoder, untilAborted } from '../support/fake-cross-encoder.js';
import { TestGateway } from '../support/gateway.js';
import { KITCHEN_SHOP } from '../support/kitchen-shop.js';

const SEARCH = `query ($query: String!, $sort: SearchSort! = RELEVANCE, $options: SearchOptionsInput) {
  search(query: $query, sort: $sort, options: $options) {
    totalCount
    edges { score node { id } why { stages { stage score rank } } }
    ranking { reranked model device degraded { stage cause } }
  }
}`;
/** A tenth of a second: short enough to wait for, long enough for everything that does not hang. */
const SOON = { deadlineMs: 100 };

const model = new FakeCrossEncoder();
let gateway: TestGateway;
beforeAll(async () => {
  gateway = await TestGateway.open({ products: KITCHEN_SHOP, overrides: { models: model.models } });
});
afterEach(() => {
  model.recover();
  jest.restoreAllMocks();
});
afterAll(() => gateway.close());

const search = async (options: object = {}, variables: object = {}) =>
  (await gateway.ask(SEARCH, { query: 'frying pan', options, ...variables })).data.search;
const orderOf = ({ edges }: { edges: { node: { id: string } }[] }) => edges.map(({ node }) => node.id);
const lexicalOrder = async () => orderOf(await search({ rerank: 'OFF' }));

describe('a search with a neural model', () => {
  it('is ordered by it, and says so', async () => {
    const found = await search();
    expect(orderOf(found)).toEqual(['kit-00002', 'kit-00001', 'kit-00003']);
    expect(found.ranking).toEqual({
      reranked: 3,
      model: 'fake-cross-encoder',
      device: 'CPU',
      degraded: [],
    });
    const [{ why }] = found.edges;
    expect(why.stages).toContainEqual({ stage: 'cross-encoder', score: 0.26, rank: 1 });
  });

  it('is not asked where the order is another, or nothing was typed, or it is OFF', async () => {
    await search({}, { sort: 'NEWEST' });
    await search({}, { query: '' });
    const off = await search({ rerank: 'OFF' });
    expect(model.calls).toEqual([]);
    expect(off.ranking).toMatchObject({ reranked: 0, model: null, device: null, degraded: [] });
  });

  it.each(['UNAVAILABLE', 'OVERLOADED'] as const)(
    'answers in lexical order while the model is %s',
    async (code) => {
      model.judgesBy(() => new VitrineError(code, 'Not now.'));
      const found = await search({ rerank: 'ON' });
      expect(found.ranking).toMatchObject({
        reranked: 0,
        model: null,
        degraded: [{ stage: 'cross-encoder', cause: code }],
      });
      expect(orderOf(found)).toEqual(await lexicalOrder());
    },
  );

  it('answers in lexical order, with its scores, when the model is slower than the deadline', async () => {
    model.judgesBy(() => new Promise(() => undefined));
    const found = await search(SOON);
    expect(found.ranking).toMatchObject({
      reranked: 0,
      degraded: [{ stage: 'cross-encoder', cause: 'DEADLINE' }],
    });
    const lexical = await search({ rerank: 'OFF' });
    expect(orderOf(found)).toEqual(orderOf(lexical));
    expect(found.edges.map(({ score }: { score: number }) => score)).toEqual(
      lexical.edges.map(({ score }: { score: number }) => score),
    );
  });

  it('keeps what the model said of some where it could not say it of all', async () => {
    const [first] = await lexicalOrder();
    model.judgesBy((_query, { id }) =>
      id === first ? new VitrineError('UNAVAILABLE', 'Lost with its batch.') : 0.5,
    );
    const found = await search({ rerank: 'ON' });
    expect(found.ranking).toMatchObject({
      reranked: 2,
      degraded: [{ stage: 'cross-encoder', cause: 'UNAVAILABLE' }],
    });
    expect(orderOf(found).at(-1)).toBe(first);
  });

  it('says how many of the candidates there was time for', async () => {
    model.affordable = 1;
    const found = await search({ rerank: 'ON' });
    expect(found.ranking).toMatchObject({
      reranked: 1,
      degraded: [{ stage: 'cross-encoder', cause: 'DEADLINE' }],
    });
  });

  it('is of the corrected text, as everything else of the answer', async () => {
    await search({ rerank: 'ON' }, { query: 'fryng pan' });
    expect([...model.calls[0]!.keys()]).toEqual(['frying pan']);
  });

  it('sinks a score that is not finite to the bottom', async () => {
    const [first] = await lexicalOrder();
    model.judgesBy((_query, { id }) => (id === first ? NaN : 0.5));
    const found = await search();
    expect(orderOf(found).at(-1)).toBe(first);
    expect(found.edges.every(({ score }: { score: number }) => Number.isFinite(score))).toBe(true);
  });

  it('fails, masked, where the model breaks its promise of one score per product', async () => {
    model.judgesBy(() => Promise.reject(new Error('shape mismatch at 0x7f')));
    expect(await gateway.refusal(SEARCH, { query: 'frying pan' })).toEqual({
      status: 500,
      code: 'INTERNAL_SERVER_ERROR',
      message: 'Internal server error',
    });
  });
});

describe('a deadline', () => {
  it('that passes while the index searches gives an answer without products that says so', async () => {
    jest.spyOn(gateway.app.stores.index, 'search').mockImplementation((_, signal) => untilAborted(signal));
    const found = await search(SOON);
    expect(found.edges).toEqual([]);
    expect(found.ranking.degraded).toContainEqual({ stage: 'keyword', cause: 'DEADLINE' });
  });

  it('that passes while the spelling is checked is named there', async () => {
    jest.spyOn(gateway.app.stores.index, 'correct').mockImplementation((_, signal) => untilAborted(signal));
    const answer = await gateway.ask(SEARCH, { query: 'frying pan', options: SOON });
    expect(answer.errors).toBeUndefined();
    expect(answer.data.search.ranking.degraded).toContainEqual({ stage: 'spelling', cause: 'DEADLINE' });
  });
});

describe('an index that is down', () => {
  it('makes a search UNAVAILABLE, and recommendations go on', async () => {
    const down = (): Promise<never> => Promise.reject(new VitrineError('UNAVAILABLE', 'The engine is down.'));
    for (const method of ['search', 'similar', 'correct'] as const)
      jest.spyOn(gateway.app.stores.index, method).mockImplementation(down);
    expect(await gateway.refusal(SEARCH, { query: 'frying pan' })).toEqual({
      status: 503,
      code: 'UNAVAILABLE',
      message: 'The engine is down.',
    });
    const { data } = await gateway.ask(
      '{ recommend(placement: PRODUCT, productIds: ["kit-00001"]) { nodes { id } ranking { degraded { stage cause } } } }',
    );
    expect(data.recommend.ranking.degraded).toContainEqual({
      stage: 'similar-to-page',
      cause: 'UNAVAILABLE',
    });
  });
});

describe('relevance', () => {
  const RELEVANCE = `{ products(ids: ["kit-00001", "nowhere", "kit-00004"]) { id pan: relevance(query: "pan") mug: relevance(query: "mug") }
    product(id: "gro-00001") { relevance(query: "pan") } }`;

  it('is asked of the model once, for all products and queries of an operation', async () => {
    const { data } = await gateway.ask(RELEVANCE);
    expect(data.products.map((product: object | null) => product && 'pan' in product)).toEqual([
      true,
      null,
      true,
    ]);
    const read = new Map(
      [...model.calls].flatMap((call) => [...call].map(([query, ids]) => [query, [...ids].sort()])),
    );
    expect(model.calls).toHaveLength(1);
    expect(read).toEqual(
      new Map([
        ['pan', ['gro-00001', 'kit-00001', 'kit-00004']],
        ['mug', ['kit-00001', 'kit-00004']],
      ]),
    );
  });

  it('fails alone: the rest of the answer stands', async () => {
    model.judgesBy(() => new VitrineError('OVERLOADED', 'The queue is full.'));
    const { status, data, errors } = await gateway.ask(
      `{ products(ids: ["kit-00001"]) { relevance(query: "pan") } search(query: "pan", options: { rerank: OFF }) { totalCount } }`,
    );
    expect([status, data]).toEqual([200, { products: [null], search: { totalCount: 3 } }]);
    expect(errors).toMatchObject([
      { path: ['products', 0, 'relevance'], extensions: { code: 'OVERLOADED' } },
    ]);
  });
});
