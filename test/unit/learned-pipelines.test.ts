import { describe, expect, it } from '@jest/globals';
import { compareRecommenders } from '../../src/evaluation/recommend/compare-recommenders.js';
import { learnedPipelines } from '../../src/evaluation/recommend/learned-pipelines.js';
import { sequenceOrders } from '../../src/evaluation/recommend/sequence-orders.js';
import { unnamedProduct } from '../../src/evaluation/recommend/unnamed-product.js';
import { FakeNextProducts } from '../support/fake-next-products.js';
import { FakeRanker } from '../support/fake-ranker.js';

const models = { sequence: new FakeNextProducts({}), factors: new FakeNextProducts({}) };
const nextProductsAt = async () => models;
const rankerAt = async () => new FakeRanker();

describe('the pipelines that are measured', () => {
  const namesOf = (...parts: Parameters<typeof learnedPipelines>) =>
    learnedPipelines(...parts).map(({ name }) => name);

  it('are none without anything learned, and one with one thing', () => {
    expect(namesOf({ methods: [] })).toEqual([]);
    expect(namesOf({ methods: [], rankerAt })).toEqual(['Vitrine, learned ranker']);
    expect(namesOf({ methods: ['factors'], nextProductsAt })).toEqual(['Vitrine, next by factors']);
  });

  it('are one with each of several things, and at last one with all of them', async () => {
    const pipelines = learnedPipelines({ methods: ['sequence', 'factors'], nextProductsAt, rankerAt });
    expect(pipelines.map(({ name }) => name)).toEqual([
      'Vitrine, learned ranker',
      'Vitrine, next by sequence',
      'Vitrine, next by factors',
      'Vitrine, learned ranker + next by sequence + next by factors',
    ]);
    const [ranked, bySequence, , all] = pipelines;
    expect(ranked!.nextProductsAt).toBeUndefined();
    expect(bySequence!.rankerAt).toBeUndefined();
    expect(await bySequence!.nextProductsAt!(new Date())).toEqual({ sequence: models.sequence });
    expect(all!.rankerAt).toBe(rankerAt);
    expect(await all!.nextProductsAt!(new Date())).toEqual(models);
  });
});

describe('a comparison with a model of next products', () => {
  it('asks it about the history before the question, alone and in the pipeline, on the same questions', async () => {
    // What everybody chooses last was chosen by nobody before: only the model knows it.
    const ids = ['a', 'b', 'c', ...Array.from({ length: 30 }, (_, i) => `other-${i}`)];
    const customers = ids.slice(3).map((other, i) => ({
      customer: String(i),
      productIds: i === 0 ? ['c', 'a', 'b'] : ['a', other, 'b', 'c'],
    }));
    const model = new FakeNextProducts({ b: ['a', 'c'] });
    const [table] = await compareRecommenders(
      {
        name: 'made up',
        orders: sequenceOrders(customers),
        products: new Map(ids.map((id) => [id, unnamedProduct(id)])),
        dated: false,
        remarks: [],
      },
      {
        seed: 1,
        methods: [],
        learned: { methods: ['sequence'], nextProductsAt: async () => ({ sequence: model }) },
      },
    );
    expect(table!.rows.map(({ name }) => name)).toEqual([
      'next by sequence, alone',
      'Vitrine recommend pipeline',
      'Vitrine, next by sequence',
    ]);
    const [alone, without, withModel] = table!.rows.map(({ ndcg }) => ndcg.mean);
    expect(alone).toBeGreaterThan(0.9);
    expect(withModel).toBeGreaterThan(without!);
    expect(model.asked.find(({ history }) => history.at(-1) === 'b')!.history).not.toContain('c');
  });
});
