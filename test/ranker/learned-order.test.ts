import { describe, expect, it } from '@jest/globals';
import { VitrineError } from '../../src/domain/errors.js';
import { singleViewer } from '../../src/domain/viewers/single-viewer.js';
import { UNKNOWN_VIEWER } from '../../src/domain/viewers/unknown-viewer.js';
import type { Ranker } from '../../src/inference/ranker.js';
import { toRankedEntries } from '../../src/ranking/ranked-entry.js';
import { orderingScorer } from '../../src/ranking/recommend-order.js';
import { recommendPipeline } from '../../src/ranking/recommend.pipeline.js';
import type { RecommendQuery } from '../../src/ranking/recommend-query.js';
import { runPipeline } from '../../src/ranking/run-pipeline.js';
import { FakeRanker } from '../support/fake-ranker.js';
import { ANN, daysAgo, MemoryShop, recommendQuery } from '../support/memory-shop.js';
import { draft, shopperEvent } from '../support/make.js';

const buy = (identity: string, days: number, ...ids: string[]) =>
  ids.map((productId) => shopperEvent({ identity, productId, type: 'PURCHASE', occurredAt: daysAgo(days) }));

const shop = await MemoryShop.of(
  ['tea', 'cup', 'pot', 'jam'].map((id) => draft(id)),
  [...buy(ANN.id, 30, 'tea', 'cup'), ...buy(ANN.id, 9, 'tea'), ...buy('shopper:2', 5, 'tea', 'pot', 'jam')],
);
const ask = (ranker: Ranker | undefined, query: Partial<RecommendQuery> = {}) =>
  runPipeline(
    recommendPipeline({ ...shop, ranker }),
    recommendQuery({ viewer: ANN, ...query }),
    (_, error) => {
      throw error as Error;
    },
  );
const ids = ({ selected }: Awaited<ReturnType<typeof ask>>) => selected.map(({ productId }) => productId);

/** Likes best what the hand blend likes least: what the viewer never bought. */
const contrary = () => new FakeRanker((features) => -features.get('own-baskets')! - features.get('own')!);

describe('recommendations with a ranker', () => {
  it('are in its order, and say so', async () => {
    const ranked = await ask(contrary());
    const order = ids(ranked);
    expect(order.slice(-2)).toEqual(['cup', 'tea']);
    expect(ids(await ask(undefined))[0]).toBe('tea');
    const entries = toRankedEntries(ranked.selected, orderingScorer(ranked.selected)).map(({ entry }) =>
      entry(),
    );
    const why = entries.map(({ stages }) => stages.find(({ stage }) => stage === 'learned-ranker')!);
    expect(why.map(({ rank }) => rank)).toEqual([1, 2, 3, 4]);
    expect(entries.map(({ score }) => score)).toEqual(why.map(({ score }) => score));
    expect(entries.reduce((sum, { score }) => sum + score, 0)).toBeCloseTo(1, 6);
    expect(ranked.report.degraded).toEqual([]);
  });

  it('are in the order of the hand blend where it is down, and say so', async () => {
    const down = contrary();
    down.score = async () => {
      throw new VitrineError('UNAVAILABLE', 'The model is down; try again in a moment.');
    };
    const ranked = await ask(down);
    expect(ids(ranked)).toEqual(ids(await ask(undefined)));
    expect(ranked.report.degraded).toEqual([{ stage: 'learned-ranker', cause: 'UNAVAILABLE' }]);
  });

  it.each<[string, Partial<RecommendQuery>]>([
    ['is switched off', { rerank: 'OFF' }],
    ['does not know the viewer', { viewer: UNKNOWN_VIEWER }],
    ['knows a viewer who bought nothing', { viewer: singleViewer('visitor:nobody') }],
    ['may not be personal', { personalise: false }],
    ['fills a page that is about a product', { placement: 'PRODUCT', productIds: ['tea'] }],
    ['fills a cart', { placement: 'CART', productIds: ['tea'] }],
  ])('do without it where the answer %s', async (_, query) => {
    const ranker = contrary();
    const ranked = await ask(ranker, query);
    expect(ranker.asked).toEqual([]);
    expect(ids(ranked)).toEqual(ids(await ask(undefined, query)));
    expect(ranked.report.degraded).toEqual([]);
  });

  it('ask one that has not proved itself only where they are told to', async () => {
    const unproven = new FakeRanker(() => 0, false);
    await ask(unproven);
    expect(unproven.asked).toHaveLength(0);
    await ask(unproven, { rerank: 'ON' });
    expect(unproven.asked.map(({ viewer }) => viewer)).toEqual([ANN.id]);
  });

  it('say that there is none where they are told to ask it', async () => {
    const ranked = await ask(undefined, { rerank: 'ON' });
    expect(ranked.report.degraded).toEqual([{ stage: 'learned-ranker', cause: 'UNAVAILABLE' }]);
  });

  it('sink and count what it gives no number', async () => {
    const broken = new FakeRanker((features) => (features.get('own') === 1 ? NaN : 1));
    const ranked = await ask(broken);
    expect(ids(ranked).slice(-2).toSorted()).toEqual(['cup', 'tea']);
    expect(ranked.report.nonFiniteScores).toBe(2);
  });

  describe('of a shop where baskets hold one thing', () => {
    const single = MemoryShop.of(
      ['tea', 'cup', 'pot'].map((id) => draft(id)),
      [
        ...buy(ANN.id, 9, 'tea'),
        ...buy('shopper:2', 9, 'tea'),
        ...buy('shopper:2', 5, 'cup'),
        ...buy('shopper:3', 8, 'tea'),
        ...buy('shopper:3', 2, 'pot'),
      ],
    );
    const stagesOf = async (unread: readonly string[], rerank: RecommendQuery['rerank']) => {
      const { selected } = await runPipeline(
        recommendPipeline({ ...(await single), ranker: new FakeRanker(() => 1, true, unread) }),
        recommendQuery({ viewer: ANN, rerank }),
        (_, error) => {
          throw error as Error;
        },
      );
      return selected[0]!.scores;
    };

    it.each<[string, readonly string[], RecommendQuery['rerank'], boolean]>([
      [
        'are not ordered by default by one that could not learn what is bought next',
        ['bought-next'],
        'AUTO',
        false,
      ],
      ['are where that is asked for', ['bought-next'], 'ON', true],
      ['are by one that could', ['looks'], 'AUTO', true],
    ])('%s', async (_, unread, rerank, isAsked) => {
      expect((await stagesOf(unread, rerank)).has('learned-ranker')).toBe(isAsked);
    });
  });
});
