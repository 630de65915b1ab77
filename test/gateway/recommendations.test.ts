import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PLACEMENTS } from '../../src/domain/placement.js';
import { TestGateway } from '../support/gateway.js';
import { KITCHEN_SHOP } from '../support/kitchen-shop.js';
import { sentEvent, track, TRACK_EVENTS } from '../support/track.js';
import { until } from '../support/until.js';

const RECOMMEND = `query ($placement: Placement!, $productIds: [ID!]! = [], $filter: ProductFilterInput,
    $options: RankingOptionsInput) {
  recommend(placement: $placement, productIds: $productIds, first: 50, filter: $filter, options: $options) {
    requestId pageInfo { hasNextPage }
    edges { position score node { id title } reason { kind text because { id title } } why { reason stages { stage score } } }
    ranking { degraded { stage cause } stages { stage } }
  }
}`;
interface Edge {
  readonly position: number;
  readonly node: { readonly id: string };
  readonly reason: {
    readonly kind: string;
    readonly text: string;
    readonly because: { id: string; title: string }[];
  };
  readonly why: {
    readonly reason: string;
    readonly stages: readonly { readonly stage: string; readonly score: number | null }[];
  };
}

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await TestGateway.open({ products: KITCHEN_SHOP });
  for (const shopper of ['one', 'two', 'three'])
    await track(gateway, shopper, [
      { type: 'PURCHASE', productId: 'kit-00001', hoursAgo: 48 },
      { type: 'PURCHASE', productId: 'gro-00001', hoursAgo: 48 },
      { type: 'PURCHASE', productId: 'kit-00005', hoursAgo: 48 },
    ]);
  await gateway.app.stores.jobs.refreshNeighbours();
  await gateway.app.stores.jobs.countProductDays();
  await gateway.app.stores.catalog.delete(['gro-00003']);
});
afterAll(() => gateway.close());

const recommend = async (variables: object, visitor?: string): Promise<Edge[]> => {
  const answer = await gateway.ask(RECOMMEND, { ...variables }, visitor ? { 'x-visitor-id': visitor } : {});
  expect(answer.errors).toBeUndefined();
  return answer.data.recommend.edges;
};
const idsOf = (edges: readonly Edge[]): string[] => edges.map(({ node }) => node.id);
const reasonFor = (edges: readonly Edge[], id: string) => edges.find(({ node }) => node.id === id)?.reason;

describe.each(PLACEMENTS)('recommendations for %s', (placement) => {
  const productIds = placement === 'HOME' || placement === 'SEARCH_EMPTY' ? [] : ['kit-00001'];

  it('have something for a viewer nobody knows', async () => {
    const edges = await recommend({ placement, productIds });
    expect(edges.length).toBeGreaterThan(3);
    expect(edges.map(({ position }) => position)).toEqual([...edges.keys()]);
  });

  it('never bring what is hidden, out of stock, on the page already or just bought', async () => {
    const visitor = `buyer-${placement}`;
    await track(gateway, visitor, [
      { type: 'VIEW', productId: 'kit-00005' },
      { type: 'VIEW', productId: 'gro-00003' },
      { type: 'PURCHASE', productId: 'kit-00004' },
    ]);
    const ids = idsOf(await recommend({ placement, productIds }, visitor));
    expect(ids.length).toBeGreaterThan(0);
    for (const unwanted of ['kit-00005', 'gro-00003', 'kit-00004', ...productIds])
      expect(ids).not.toContain(unwanted);
  });

  it('give each product a sentence, and name in it the products it speaks of', async () => {
    for (const { node, reason, why } of await recommend({ placement, productIds }, 'one')) {
      expect(reason.text).toMatch(/^[A-Z].+\.$/);
      expect(why.reason).toBe(reason.text);
      for (const { id, title } of reason.because)
        expect(reason.text).toContain(id === node.id ? 'this' : title);
    }
  });

  it('keep to the filter', async () => {
    const filter = { facets: [{ facet: 'brand', anyOf: ['Pannery'] }], price: { max: 5000 } };
    expect(idsOf(await recommend({ placement, productIds, filter }))).toEqual(['kit-00002']);
  });

  it('answer for products that the shop never had', async () => {
    expect((await recommend({ placement, productIds: ['nowhere', '__proto__'] })).length).toBeGreaterThan(0);
  });
});

describe('a recommendation', () => {
  it('says what was bought together with the product looked at', async () => {
    const edges = await recommend({ placement: 'PRODUCT', productIds: ['kit-00001'] });
    expect(reasonFor(edges, 'gro-00001')).toEqual({
      kind: 'BOUGHT_TOGETHER',
      text: 'Bought together with Cast iron frying pan 28 cm.',
      because: [{ id: 'kit-00001', title: 'Cast iron frying pan 28 cm' }],
    });
  });

  it('brings back at home what was bought some time ago', async () => {
    const edges = await recommend({ placement: 'HOME' }, 'one');
    expect(reasonFor(edges, 'kit-00001')).toMatchObject({
      kind: 'BUY_AGAIN',
      text: 'You bought this before.',
    });
  });

  it('is the same for everybody where nobody wants it personal', async () => {
    await track(gateway, 'fan', [{ type: 'VIEW', productId: 'kit-00003' }]);
    const impersonal = { placement: 'HOME', options: { personalise: false } };
    expect(idsOf(await recommend(impersonal, 'fan'))).toEqual(idsOf(await recommend(impersonal)));
  });

  it('is judged by the events that carry its requestId, and sinks what was left alone', async () => {
    const headers = { 'x-visitor-id': 'passer-by' };
    const { data } = await gateway.ask(RECOMMEND, { placement: 'HOME' }, headers);
    const { requestId, edges } = data.recommend;
    const [passedOver, clicked] = idsOf(edges);
    const since = new Date(Date.now() - 3_600_000);
    const followed = [
      { type: 'IMPRESSION', productId: passedOver! },
      { type: 'IMPRESSION', productId: clicked! },
      { type: 'CLICK', productId: clicked! },
    ] as const;
    const events = followed.map((happening) => ({ ...sentEvent(happening), requestId }));
    expect((await gateway.ask(TRACK_EVENTS, { events }, headers)).data.trackEvents.accepted).toBe(3);
    // Answers are written down a moment later.
    await until(async () => {
      const { groups } = await gateway.app.stores.answerOutcomes.of({
        since,
        until: new Date(Date.now() + 1000),
        places: ['HOME'],
      });
      return groups.some(
        ({ trait, shown, clicked: { count } }) => trait === 'all' && shown === 2 && count === 1,
      );
    });
    const again = await recommend({ placement: 'HOME' }, 'passer-by');
    const scoresOf = (id: string) =>
      new Map(again.find(({ node }) => node.id === id)!.why.stages.map(({ stage, score }) => [stage, score]));
    const [less, same] = [scoresOf(passedOver!), scoresOf(clicked!)];
    expect(less.get('impression-discount')! / less.get('hand-blend')!).toBeCloseTo(2 ** -0.3, 3);
    expect(same.get('impression-discount')).toBe(same.get('hand-blend'));
  });

  it('refuses a page of more than 100 products', async () => {
    const productIds = Array.from({ length: 101 }, (_, i) => `p${i}`);
    expect(await gateway.refusal(RECOMMEND, { placement: 'CART', productIds })).toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('productIds must have at most 100'),
    });
  });
});
