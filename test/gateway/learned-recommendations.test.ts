import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { VitrineError } from '../../src/domain/errors.js';
import { NO_MODELS } from '../../src/inference/models.js';
import { FakeRanker } from '../support/fake-ranker.js';
import { TestGateway } from '../support/gateway.js';
import { KITCHEN_SHOP } from '../support/kitchen-shop.js';
import { track } from '../support/track.js';

const RECOMMEND = `query ($options: RankingOptionsInput) {
  recommend(placement: HOME, first: 50, options: $options) {
    edges { node { id } why { stages { stage rank } } }
    ranking { reranked model device degraded { stage cause } }
  }
}`;

/** Likes best what the viewer never bought. */
const ranker = new FakeRanker((features) => -features.get('own')!);
const score = ranker.score.bind(ranker);
let gateway: TestGateway;
beforeAll(async () => {
  gateway = await TestGateway.open({
    products: KITCHEN_SHOP,
    overrides: { models: { ...NO_MODELS, ranker } },
  });
  await track(gateway, 'ann', [{ type: 'PURCHASE', productId: 'kit-00001', hoursAgo: 300 }]);
});
afterAll(() => gateway.close());

const ask = async (options: object = {}, visitor = 'ann') =>
  (await gateway.ask(RECOMMEND, { options }, { 'x-visitor-id': visitor })).data.recommend;
const idsOf = ({ edges }: Awaited<ReturnType<typeof ask>>): string[] =>
  edges.map(({ node }: { node: { id: string } }) => node.id);

describe('the home page of a shop with a ranker', () => {
  it('is ordered by it for who bought before, and says so', async () => {
    const answer = await ask();
    expect(idsOf(answer).at(-1)).toBe('kit-00001');
    expect(answer.edges[0].why.stages).toContainEqual({ stage: 'learned-ranker', rank: 1 });
    expect(answer.ranking).toEqual({
      reranked: answer.edges.length,
      model: 'fake',
      device: 'CPU',
      degraded: [],
    });
  });

  it('is ordered by the hand blend while it is down, and says so', async () => {
    ranker.score = async () => {
      throw new VitrineError('OVERLOADED', 'Not now.');
    };
    const answer = await ask();
    ranker.score = score;
    expect(idsOf(answer)[0]).toBe('kit-00001');
    expect(answer.ranking).toEqual({
      reranked: 0,
      model: null,
      device: null,
      degraded: [{ stage: 'learned-ranker', cause: 'OVERLOADED' }],
    });
  });

  it('asks it neither for strangers nor where it is OFF', async () => {
    const before = ranker.asked.length;
    for (const answer of [await ask({}, 'stranger'), await ask({ rerank: 'OFF' })])
      expect(answer.ranking).toMatchObject({ model: null, degraded: [] });
    expect(ranker.asked).toHaveLength(before);
  });
});
