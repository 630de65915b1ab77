import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { VitrineError } from '../../src/domain/errors.js';
import { NO_MODELS } from '../../src/inference/models.js';
import { FakeNextProducts } from '../support/fake-next-products.js';
import { TestGateway } from '../support/gateway.js';
import { KITCHEN_SHOP } from '../support/kitchen-shop.js';
import { track } from '../support/track.js';

const RECOMMEND = `query ($placement: Placement!, $options: RankingOptionsInput) {
  recommend(placement: $placement, first: 50, options: $options) {
    edges { node { id } reason { kind text } why { stages { stage rank score } } }
    ranking { degraded { stage cause } stages { stage candidatesOut } }
  }
}`;

const ids = KITCHEN_SHOP.map(({ id }) => id!);
const [bought, looked, next, later] = ids.slice(-4) as [string, string, string, string];
/** What comes after a look; the viewer's own are named too, as by a real model. */
const sequence = new FakeNextProducts({ [looked]: [bought, looked, next, later], [bought]: [later] });
const factors = new FakeNextProducts({ [bought]: [later] });
const find = sequence.find.bind(sequence);
let gateway: TestGateway;
beforeAll(async () => {
  gateway = await TestGateway.open({
    products: KITCHEN_SHOP,
    overrides: { models: { ...NO_MODELS, nextProducts: { sequence, factors } } },
  });
  await track(gateway, 'ann', [{ type: 'PURCHASE', productId: bought, hoursAgo: 300 }]);
});
afterAll(() => gateway.close());

const ask = async (visitor = 'ann', variables: object = {}) =>
  (await gateway.ask(RECOMMEND, { placement: 'HOME', ...variables }, { 'x-visitor-id': visitor })).data
    .recommend;
type Answer = Awaited<ReturnType<typeof ask>>;
const edgeOf = ({ edges }: Answer, id: string) =>
  edges.find(({ node }: { node: { id: string } }) => node.id === id);
const foundBy = ({ edges }: Answer, source: string): string[] =>
  edges
    .filter(({ why }: { why: { stages: { stage: string; rank: number | null }[] } }) =>
      why.stages.some(({ stage, rank }) => stage === source && rank !== null),
    )
    .map(({ node }: { node: { id: string } }) => node.id);
const stagesOf = ({ ranking }: Answer): string[] =>
  ranking.stages.map(({ stage }: { stage: string }) => stage);

describe('the home page of a shop with models of next products', () => {
  it('shows what comes next, and counts a look of a moment ago', async () => {
    expect(foundBy(await ask(), 'next-by-sequence')).toEqual([later]);
    await track(gateway, 'ann', [{ type: 'VIEW', productId: looked }]);
    const answer = await ask();
    expect(sequence.asked.at(-1)!.history).toEqual([bought, looked]);
    // Neither what the viewer has nor what was just looked at.
    expect(foundBy(answer, 'next-by-sequence').sort()).toEqual([next, later].sort());
    expect(edgeOf(answer, next).why.stages).toContainEqual({
      stage: 'next-by-sequence',
      rank: 1,
      score: 0.25,
    });
  });

  it('says why, in words that are true of each method', async () => {
    const answer = await ask();
    expect(edgeOf(answer, next).reason).toEqual({
      kind: 'FOR_YOU',
      text: 'Chosen next by shoppers with a history like yours.',
    });
    expect(foundBy(answer, 'next-by-factors')).toEqual([later]);
  });

  it('answers without one that is busy or down, and names it', async () => {
    for (const code of ['OVERLOADED', 'UNAVAILABLE'] as const) {
      sequence.find = async () => {
        throw new VitrineError(code, 'Not now.');
      };
      const answer = await ask();
      expect(answer.ranking.degraded).toEqual([{ stage: 'next-by-sequence', cause: code }]);
      expect(foundBy(answer, 'next-by-sequence')).toEqual([]);
      expect(foundBy(answer, 'next-by-factors')).toEqual([later]);
    }
    sequence.find = find;
  });

  it('asks neither for strangers, nor for who is known by other products alone, nor where it is not to be personal', async () => {
    await track(gateway, 'bob', [{ type: 'VIEW', productId: later }]);
    const before = sequence.asked.length;
    const answers = [
      await ask('stranger'),
      await ask('bob'),
      await ask('ann', { options: { personalise: false } }),
      await ask('ann', { placement: 'CART' }),
    ];
    for (const answer of answers) {
      expect(stagesOf(answer)).not.toContain('next-by-sequence');
      expect(answer.ranking.degraded).toEqual([]);
    }
    expect(sequence.asked).toHaveLength(before);
  });
});
