import { describe, expect, it } from '@jest/globals';
import type { ShopperEvent } from '../../src/domain/event.js';
import type { GivenAnswer } from '../../src/stores/answer-log.js';
import type { ShopStatistics } from '../../src/stores/shop-statistics.js';
import { givenAnswer, shopperEvent } from '../support/make.js';

export interface ClickedShop {
  readonly statistics: ShopStatistics;
  /** Takes answers and events in, as the shop's jobs do. */
  count(answers: readonly GivenAnswer[], events: readonly ShopperEvent[]): Promise<void>;
}

/** What all statistics promise of click rates. The shop sells p1 to p9. */
export function describeClickRates(name: string, open: () => Promise<ClickedShop>): void {
  const daysAgo = (days: number): Date => new Date(Date.now() - days * 86_400_000);
  let requests = 0;
  /** Answers of two products each, every one seen; of the first so many the products at these positions clicked. */
  function shown(
    productIds: readonly string[],
    times: number,
    clicks: readonly number[],
    days = 2,
    place: GivenAnswer['place'] = 'HOME',
  ) {
    const answers = Array.from({ length: times }, () =>
      givenAnswer({
        requestId: `r${++requests}`,
        place,
        at: daysAgo(days),
        productIds,
        sources: productIds.map(() => 'trending'),
      }),
    );
    const events = answers.flatMap(({ requestId, at }, n) =>
      productIds.flatMap((productId, position) => {
        const of = { requestId, productId, occurredAt: at, identity: `visitor:${n % 40}` };
        return [
          shopperEvent({ ...of, type: 'IMPRESSION' }),
          ...(n < clicks[position]! ? [shopperEvent({ ...of, type: 'CLICK' })] : []),
        ];
      }),
    );
    return { answers, events };
  }

  describe(`click rates: ${name}`, () => {
    it('learn from products that stood in two places how likely each is looked at', async () => {
      const { statistics, count } = await open();
      // Both are clicked on a fifth of the looks; the second place has a quarter of them.
      const one = shown(['p1', 'p2'], 400, [80, 20]);
      const other = shown(['p2', 'p1'], 400, [80, 20]);
      const elsewhere = shown(['p1', 'p2'], 10, [0, 0], 2, 'CART');
      await count(
        [...one.answers, ...other.answers, ...elsewhere.answers],
        [...one.events, ...other.events, ...elsewhere.events],
      );
      const { examination, byProduct } = await statistics.clickRates();
      // Of each product 80 and 20 clicks, each half: 80 against 20, and 20 clicks of what is known of all lists.
      const known = 1 / Math.log2(3);
      const second = (20 + 20 * known) / (80 + 20);
      expect(examination.get('HOME')!.slice(0, 2)).toEqual([1, expect.closeTo(second, 9)]);
      expect(examination.get('HOME')![2]! / second).toBeCloseTo(Math.log2(3) / Math.log2(4), 9);
      // Never clicked: nothing to learn from.
      expect(examination.get('CART')![1]).toBeCloseTo(known, 9);
      expect(examination.has('SEARCH')).toBe(false);
      const expected = { clicks: 100, examinations: 400 + 400 * second + 10 };
      expect(byProduct.get('p1')!.clicks).toBeCloseTo(expected.clicks, 9);
      expect(byProduct.get('p1')!.examinations).toBeCloseTo(expected.examinations, 9);
      expect(byProduct.has('p3')).toBe(false);
    });

    it('learn nothing of it from searches, where a product is first for the words it suits', async () => {
      const { statistics, count } = await open();
      const suits = shown(['p1', 'p2'], 400, [80, 20], 2, 'SEARCH');
      const suitsNot = shown(['p2', 'p1'], 400, [80, 20], 2, 'SEARCH');
      await count([...suits.answers, ...suitsNot.answers], [...suits.events, ...suitsNot.events]);
      const { examination } = await statistics.clickRates();
      expect(examination.get('SEARCH')!.slice(0, 2)).toEqual([1, expect.closeTo(1 / Math.log2(3), 9)]);
    });

    it('trust many looks more than few', async () => {
      const { statistics, count } = await open();
      const known = [shown(['p1'], 300, [90]), shown(['p2'], 300, [15]), shown(['p3'], 4, [4])];
      await count(
        known.flatMap(({ answers }) => answers),
        known.flatMap(({ events }) => events),
      );
      const { byProduct, prior } = await statistics.clickRates();
      expect(prior).toBeCloseTo(109 / 604, 9);
      const rateOf = (id: string) => byProduct.get(id)!.rate;
      expect(Math.abs(rateOf('p1') - 0.3)).toBeLessThan(0.01);
      expect(Math.abs(rateOf('p2') - 0.05)).toBeLessThan(0.01);
      expect(rateOf('p3')).toBeGreaterThan(prior);
      expect(rateOf('p3')).toBeLessThan(0.8);
    });

    it('count a day once, when it is over, and less the longer ago', async () => {
      const { statistics, count } = await open();
      const [old, lately] = [shown(['p1'], 2, [1], 30), shown(['p2'], 2, [1], 2)];
      await count([...old.answers, ...lately.answers], [...old.events, ...old.events, ...lately.events]);
      await count([], []);
      const today = shown(['p3'], 2, [1], 0);
      await count(today.answers, today.events);
      const { byProduct } = await statistics.clickRates();
      expect(byProduct.get('p1')).toMatchObject({
        clicks: expect.closeTo(0.5, 9),
        examinations: expect.closeTo(1, 9),
      });
      expect(byProduct.get('p2')).toMatchObject({ clicks: 1, examinations: 2 });
      expect(byProduct.has('p3')).toBe(false);
    });

    it('are nothing where nothing was shown', async () => {
      const { statistics } = await open();
      expect(await statistics.clickRates()).toEqual({
        byProduct: new Map(),
        prior: 0,
        examination: new Map(),
      });
    });
  });
}
