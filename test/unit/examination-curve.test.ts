import { describe, expect, it } from '@jest/globals';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { mean } from 'simple-statistics';
import { examinationCurve } from '../../src/domain/demand/examination-curve.js';
import { shrunkRates } from '../../src/domain/demand/shrunk-rates.js';
import { MemoryClickRates } from '../../src/stores/memory/memory-click-rates.js';
import { givenAnswer, shopperEvent } from '../support/make.js';

const PRODUCTS = 60;
const PLACES = 8;
const ANSWERS = 12_000;
const NOW = new Date('2026-06-30T12:00:00Z');

/** Looks fall off faster than DCG has it, and what is clicked most stands first nearly always. */
const looked = (position: number): number => (1 + position) ** -1.2;
const appeal = (product: number): number => 0.05 + (0.4 * product) / PRODUCTS;

describe('the curve of examination', () => {
  it('is found although the best products stand first, and so are the products’ rates', async () => {
    const rng = xoroshiro128plus(3);
    const chance = (): number => uniformFloat64(rng);
    const rates = new MemoryClickRates();
    const raw = Array.from({ length: PLACES }, () => ({ shown: 0, clicked: 0 }));
    for (let n = 0; n < ANSWERS; n++) {
      const requestId = `r${n}`;
      const drawn = new Set<number>();
      while (drawn.size < PLACES) drawn.add(Math.floor(chance() * PRODUCTS));
      const noisy = [...drawn].map((product) => ({ product, by: appeal(product) + 0.2 * chance() }));
      const row = noisy.sort((a, b) => b.by - a.by).map(({ product }) => product);
      const productIds = row.map((product) => `p${product}`);
      rates.answered([
        givenAnswer({ requestId, at: new Date('2026-06-28T12:00:00Z'), productIds, sources: productIds }),
      ]);
      row.forEach((product, position) => {
        raw[position]!.shown++;
        const of = { requestId, productId: `p${product}` };
        rates.happened([shopperEvent({ ...of, type: 'IMPRESSION' })]);
        if (chance() > looked(position) * appeal(product)) return;
        raw[position]!.clicked++;
        rates.happened([shopperEvent({ ...of, type: 'CLICK' })]);
      });
    }
    const { examination, byProduct } = rates.of(NOW);
    const curve = examination.get('HOME')!;
    for (let position = 1; position < PLACES; position++) {
      const { shown, clicked } = raw[position]!;
      const naive = clicked / shown / (raw[0]!.clicked / raw[0]!.shown);
      const off = Math.abs(Math.log(curve[position]! / looked(position)));
      expect(off).toBeLessThan(0.25);
      expect(off).toBeLessThan(Math.abs(Math.log(naive / looked(position))));
    }
    const errors = Array.from({ length: PRODUCTS }, (_, product) =>
      Math.abs(Math.log(byProduct.get(`p${product}`)!.rate / appeal(product))),
    );
    // The least wanted stand last and are hardly looked at: theirs are drawn to the others'.
    expect(mean(errors)).toBeLessThan(0.2);
  });

  it('is the discount of DCG where nothing was seen', () => {
    const curve = examinationCurve([]);
    curve.forEach((rate, position) => expect(rate).toBeCloseTo(1 / Math.log2(2 + position), 9));
    expect(curve).toHaveLength(25);
  });
});

describe('rates that are drawn together', () => {
  it('are all the same where products differ by no more than chance', () => {
    const alike = [9, 10, 11].map((clicks) => ({ clicks, examinations: 100 }));
    const { prior, rateOf } = shrunkRates(alike);
    expect(alike.map(rateOf)).toEqual([prior, prior, prior]);
    expect(prior).toBeCloseTo(0.1, 9);
  });

  it('lie between a product’s own and that of all', () => {
    const counts = [1, 20, 60].map((clicks, i) => ({ clicks, examinations: [2, 100, 100][i]! }));
    const { prior, rateOf } = shrunkRates(counts);
    for (const count of counts) {
      const own = count.clicks / count.examinations;
      expect(rateOf(count)).toBeGreaterThan(Math.min(own, prior) - 1e-9);
      expect(rateOf(count)).toBeLessThan(Math.max(own, prior) + 1e-9);
    }
    expect(rateOf({ clicks: 0, examinations: 0 })).toBe(prior);
  });
});
