import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { rateInterval } from '../../src/evaluation/outcomes/rate-interval.js';
import type { OutcomeGroup, OutcomeTally } from '../../src/stores/answer-outcomes.js';

interface Viewed {
  readonly shown: number;
  readonly did: number;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** The rate's interval over viewers who were each shown so much and did so much of it. */
function intervalOf(viewers: readonly Viewed[]) {
  const tally: OutcomeTally = {
    count: sum(viewers.map(({ did }) => did)),
    squared: sum(viewers.map(({ did }) => did ** 2)),
    timesShown: sum(viewers.map(({ did, shown }) => did * shown)),
  };
  const group: OutcomeGroup = {
    trait: 'all',
    value: '',
    viewers: viewers.length,
    shown: sum(viewers.map(({ shown }) => shown)),
    shownSquared: sum(viewers.map(({ shown }) => shown ** 2)),
    clicked: tally,
    carted: tally,
    bought: tally,
  };
  return rateInterval(group, tally);
}
const times = (n: number, viewed: Viewed): Viewed[] => Array.from({ length: n }, () => viewed);

describe('intervals of rates', () => {
  it('are Wilson’s where every viewer was shown one product', () => {
    const { rate, low, high, clustered } = intervalOf([
      ...times(10, { shown: 1, did: 1 }),
      ...times(90, { shown: 1, did: 0 }),
    ]);
    // R: prop.test(10, 100, correct = FALSE)$conf.int
    expect([rate, clustered]).toEqual([0.1, false]);
    expect(low).toBeCloseTo(0.05522914, 6);
    expect(high).toBeCloseTo(0.17436566, 6);
  });

  it('learn nothing from a viewer who does the same four times', () => {
    const once = intervalOf([...times(10, { shown: 1, did: 1 }), ...times(90, { shown: 1, did: 0 })]);
    const again = intervalOf([...times(10, { shown: 4, did: 4 }), ...times(90, { shown: 4, did: 0 })]);
    expect(again.clustered).toBe(true);
    expect(again.rate).toBe(once.rate);
    // Sampling viewers has fewer degrees of freedom than they are.
    expect(again.low).toBeCloseTo(once.low, 2);
    expect(again.high).toBeCloseTo(once.high, 2);
  });

  it('learn little of a rate from few viewers, however much each was shown', () => {
    const two = intervalOf([
      { shown: 500, did: 40 },
      { shown: 500, did: 60 },
    ]);
    // A 42nd of a thousand, by the quantiles of t with 999 degrees of freedom and with one: 1.962 and 12.706.
    const alike = intervalOf([...times(2, { shown: 1, did: 1 }), ...times(22, { shown: 1, did: 0 })]);
    expect(two.rate).toBe(0.1);
    expect(two.high - two.low).toBeGreaterThan(0.9 * (alike.high - alike.low));
  });

  it('count each viewer once where nobody did it', () => {
    const none = intervalOf(times(20, { shown: 50, did: 0 }));
    expect(none.high).toBeCloseTo(intervalOf(times(20, { shown: 1, did: 0 })).high, 9);
    expect(none.low).toBe(0);
  });

  it('hold the rate, within 0 and 1, and are never narrower than Wilson’s', () => {
    const viewer = fc
      .tuple(fc.integer({ min: 1, max: 30 }), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([shown, share]) => ({ shown, did: Math.round(shown * share) }));
    fc.assert(
      fc.property(fc.array(viewer, { minLength: 1, maxLength: 40 }), (viewers) => {
        const found = intervalOf(viewers);
        const [shown, did] = [sum(viewers.map((each) => each.shown)), sum(viewers.map((each) => each.did))];
        const plain = intervalOf([
          ...times(did, { shown: 1, did: 1 }),
          ...times(shown - did, { shown: 1, did: 0 }),
        ]);
        expect(found.low).toBeLessThanOrEqual(found.rate + 1e-9);
        expect(found.high).toBeGreaterThanOrEqual(found.rate - 1e-9);
        expect(found.low).toBeGreaterThanOrEqual(0);
        expect(found.high).toBeLessThanOrEqual(1);
        expect(found.high - found.low).toBeGreaterThanOrEqual(plain.high - plain.low - 1e-9);
      }),
    );
  });
});
