import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hit } from '../../src/evaluation/hit.js';
import { ndcg } from '../../src/evaluation/ndcg.js';
import { pairedBootstrap } from '../../src/evaluation/paired-bootstrap.js';
import { leaveLastOut } from '../../src/evaluation/leave-last-out.js';
import type { Order } from '../../src/evaluation/order.js';
import { PastOrders } from '../../src/evaluation/past-orders.js';
import { caseFigures } from '../../src/evaluation/recommend/case-figures.js';
import { drawCustomers } from '../../src/evaluation/recommend/draw-customers.js';
import { formatTable } from '../../src/evaluation/recommend/format-table.js';
import { Tally } from '../../src/evaluation/recommend/tally.js';
import { ScoredRanking } from '../../src/evaluation/scored-ranking.js';
import type { WalkStep } from '../../src/evaluation/walk-step.js';
import { walkLastBaskets } from '../../src/evaluation/walk-last-baskets.js';

const order = (id: string, customer: string, at: string, ...productIds: string[]): Order => ({
  id,
  customer,
  at: new Date(`${at}:00Z`),
  productIds,
});

describe('evaluation figures', () => {
  it('know NDCG by hand', () => {
    // Right at places 1 and 3 of two: (1 + 1/2) / (1 + 1/log2 3).
    expect(ndcg(['a', 'x', 'b'], new Set(['a', 'b']))).toBeCloseTo(1.5 / (1 + 1 / Math.log2(3)), 12);
    expect(ndcg(['b', 'a'], new Set(['a', 'b']))).toBe(1);
    expect(
      ndcg(
        Array.from({ length: 11 }, (_, i) => `p${i}`),
        new Set(['p10']),
      ),
    ).toBe(0);
    expect(hit(['x', 'a'], new Set(['a']))).toBe(1);
    expect(hit(['x'], new Set(['a']))).toBe(0);
  });

  it('hold the mean within a repeatable interval', () => {
    const values = fc.array(
      fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
      { minLength: 1, maxLength: 50 },
    );
    fc.assert(
      fc.property(values, fc.integer(), (pairs, seed) => {
        const [a, b] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
        const gain = pairedBootstrap(a, b, seed);
        expect(gain.low).toBeLessThanOrEqual(gain.high);
        expect(gain.low).toBeGreaterThanOrEqual(-1);
        expect(pairedBootstrap(a, b, seed)).toEqual(gain);
        expect(pairedBootstrap(a, a, seed)).toEqual({ mean: 0, low: 0, high: 0 });
      }),
      { numRuns: 20 },
    );
  });

  it('give intervals of the width of theory', () => {
    const a = Array.from({ length: 400 }, (_, i) => (i % 4 === 0 ? 1 : 0));
    const { mean, low, high } = pairedBootstrap(
      a,
      a.map(() => 0),
      1,
    );
    expect(mean).toBe(0.25);
    // 1.96 standard errors of a share of a quarter among 400, both ways.
    expect(high - low).toBeCloseTo(2 * 1.96 * Math.sqrt((0.25 * 0.75) / 400), 2);
  });

  const orders = [
    order('1', 'ann', '2026-01-01T09:00', 'a'),
    order('2', 'bob', '2026-01-01T10:00', 'b'),
    order('3', 'ann', '2026-01-02T09:00', 'a'),
    order('4', 'bob', '2026-01-02T10:00', 'b'),
    order('5', 'ann', '2026-01-02T11:00', 'c'),
    order('6', 'cid', '2026-01-03T11:00', 'c'),
  ];

  /** Each question with what was told before it. */
  function asked(steps: Iterable<WalkStep>): { target: string; history: string[]; known: string[] }[] {
    const known: string[] = [];
    return [...steps].flatMap((step) => {
      if (step.kind === 'past') {
        known.push(...step.orders.map(({ id }) => id));
        return [];
      }
      const { target, history } = step.question;
      return [{ target: target.id, history: history.map(({ id }) => id), known: [...known] }];
    });
  }

  it('never learn from the day that is asked for', () => {
    expect(asked(walkLastBaskets(orders, () => true))).toEqual([
      { target: '4', history: ['2'], known: ['1', '2'] },
      { target: '5', history: ['1', '3'], known: ['1', '2'] },
    ]);
  });

  it('never learn what is asked for where there are no days', () => {
    const known = ['1', '2', '3', '6'];
    expect(asked(leaveLastOut(orders, () => true))).toEqual([
      { target: '5', history: ['1', '3'], known },
      { target: '4', history: ['2'], known },
    ]);
    expect(asked(leaveLastOut(orders, (customer) => customer === 'bob'))).toHaveLength(1);
  });

  it('ask the same customers again', () => {
    expect(drawCustomers(orders)).toEqual(new Set(['ann', 'bob']));
    expect(drawCustomers(orders, 1, 1)).toEqual(drawCustomers(orders, 1, 1));
    expect(drawCustomers(orders, 1, 1).size).toBe(1);
  });

  it('rank every product by score, then by popularity, then by id', () => {
    const numbers = fc.integer({ min: 0, max: 3 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(numbers, numbers), { maxLength: 30 }),
        fc.nat({ max: 12 }),
        fc.nat({ max: 30 }),
        (pairs, places, left) => {
          const ids = pairs.map((_, i) => `p${(i * 7) % 31}`);
          const except = new Set(ids.slice(left));
          const expected = pairs
            .map(([score, tie], i) => ({ id: ids[i]!, score, tie }))
            .filter(({ id }) => !except.has(id))
            .sort((a, b) => b.score - a.score || b.tie - a.tie || (a.id < b.id ? -1 : 1))
            .slice(0, places)
            .map(({ id }) => id);
          const ranking = new ScoredRanking(
            ids,
            Float64Array.from(pairs, ([score]) => score),
            Float64Array.from(pairs, ([, tie]) => tie),
          );
          expect(ranking.first(places, except)).toEqual(expected);
        },
      ),
    );
  });

  it('know how well known is what is shown', () => {
    const past = new PastOrders();
    past.add(orders);
    // Six lines: a twice, b twice, c twice; 'a' is the best seller, 'new' was never sold.
    const figures = caseFigures(['a', 'new'], new Set(['a', 'c']), past);
    expect(figures.recall).toBe(0.5);
    expect(figures.novelty).toBeCloseTo((Math.log2(3) + Math.log2(6)) / 2, 12);
    expect(figures.popularityRank).toBe((1 + 3) / 2);
    expect(caseFigures([], new Set(['a']), past).novelty).toBeNaN();
  });

  it('keep customers apart of whom hardly anything is known', () => {
    const past = new PastOrders();
    past.add(orders);
    const tally = new Tally('all', 2);
    tally.add({ rankings: [['b'], ['a']], relevant: new Set(['a']), isCold: true, orders: 1 }, past);
    tally.add({ rankings: [['a'], ['a']], relevant: new Set(['a']), isCold: false, orders: 3 }, past);
    const { cold, rows, groups, boughtPopularityRank } = tally.table(['plain', 'ours'], 4, 1);
    expect(cold).toBe(1);
    expect(boughtPopularityRank).toBe(1);
    expect(groups).toEqual([
      { group: '1', questions: 1, means: [0, 1] },
      { group: '2 to 3', questions: 1, means: [1, 1] },
    ]);
    expect(rows[0]).toMatchObject({ cold: 0, warm: 1, hitRate: 0.5, coverage: 0.5, ndcg: { mean: 0.5 } });
    expect(rows[0]!.gain!.mean).toBe(0.5);
    expect(rows[1]).toMatchObject({ cold: 1, warm: 1, coverage: 0.25, gain: null });
  });

  it('stand in columns', () => {
    const row = {
      ndcg: { mean: 0.1, low: 0.05, high: 0.15 },
      cold: null,
      warm: 0.1,
      hitRate: 0.2,
      recall: 0.4,
      coverage: 0.3,
      novelty: 7.25,
      popularityRank: 12,
    };
    const text = formatTable({
      title: 'all',
      questions: 3,
      cold: 0,
      products: 9,
      boughtPopularityRank: 4.4,
      groups: [],
      rows: [
        { ...row, name: 'plain', gain: { mean: 0.05, low: 0.01, high: 0.09 } },
        { ...row, name: 'ours', gain: null },
      ],
    });
    expect(text).toMatch(
      /plain +0\.1000 +– +0\.1000 +0\.200 +0\.400 +0\.300 +7\.25 +12 +\+0\.0500 \[0\.0100 0\.0900\]/,
    );
    expect(text.split('\n').slice(4)).toEqual(['What was bought: popularity rank 4 of 9.']);
  });
});
