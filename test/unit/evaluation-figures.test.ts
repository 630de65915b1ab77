import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hit } from '../../src/evaluation/hit.js';
import { ndcg } from '../../src/evaluation/ndcg.js';
import { pairedBootstrap } from '../../src/evaluation/paired-bootstrap.js';
import { formatTable } from '../../src/evaluation/format-table.js';
import type { Recommender } from '../../src/evaluation/recommender.js';
import type { Invoice } from '../../src/evaluation/read-uci-invoices.js';
import { walkLastBaskets } from '../../src/evaluation/walk-last-baskets.js';

const invoice = (id: string, customer: string, at: string, ...productIds: string[]): Invoice => ({
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

  it('never learn from the day that is asked for', async () => {
    const learned: string[] = [];
    const seen: { known: string[]; history: string[]; target: string }[] = [];
    const spy: Recommender = {
      name: 'spy',
      learn: (invoices) => void learned.push(...invoices.map(({ id }) => id)),
      rank: ({ target, history }) => {
        seen.push({ known: [...learned], history: history.map(({ id }) => id), target: target.id });
        return [];
      },
    };
    const orders = [
      invoice('1', 'ann', '2026-01-01T09:00', 'a'),
      invoice('2', 'bob', '2026-01-01T10:00', 'b'),
      invoice('3', 'ann', '2026-01-02T09:00', 'a'),
      invoice('4', 'bob', '2026-01-02T10:00', 'b'),
      invoice('5', 'ann', '2026-01-02T11:00', 'c'),
      invoice('6', 'cid', '2026-01-03T11:00', 'c'),
    ];
    for await (const { rankings } of walkLastBaskets(orders, [spy], () => true))
      expect(rankings).toEqual([[]]);
    expect(seen).toEqual([
      { target: '4', history: ['2'], known: ['1', '2'] },
      { target: '5', history: ['1', '3'], known: ['1', '2'] },
    ]);
  });

  it('stand in columns', () => {
    const text = formatTable({
      title: 'all',
      questions: 3,
      rows: [
        {
          name: 'plain',
          ndcg: 0.1,
          hitRate: 0.2,
          coverage: 0.3,
          gain: { mean: 0.05, low: 0.01, high: 0.09 },
        },
        { name: 'ours', ndcg: 0.15, hitRate: 0.25, coverage: 0.35, gain: null },
      ],
    });
    expect(text).toContain('plain   0.1000  0.200     0.300  +0.0500 [0.0100 0.0900]');
    expect(text.split('\n')).toHaveLength(4);
  });
});
