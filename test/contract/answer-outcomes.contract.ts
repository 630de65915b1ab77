import { beforeEach, describe, expect, it } from '@jest/globals';
import { ANSWER_PLACES } from '../../src/domain/answer-place.js';
import type { ShopperEvent } from '../../src/domain/event.js';
import type { AnswerLog } from '../../src/stores/answer-log.js';
import type { AnswerOutcomes, OutcomeGroup, OutcomeQuestion } from '../../src/stores/answer-outcomes.js';
import type { EventLog } from '../../src/stores/event-log.js';
import type { ViewerDirectory } from '../../src/stores/viewer-directory.js';
import { givenAnswer, shopperEvent } from '../support/make.js';

export interface OutcomeShop {
  readonly log: AnswerLog;
  readonly events: EventLog;
  readonly directory: ViewerDirectory;
  readonly outcomes: AnswerOutcomes;
}

const HOUR_MS = 3_600_000;
/** So many hours after noon of the day on which the answers are given. */
const after = (hours: number): Date => new Date(Date.UTC(2026, 5, 1, 12) + hours * HOUR_MS);
export const JUNE: OutcomeQuestion = {
  since: new Date('2026-06-01T00:00:00Z'),
  until: new Date('2026-07-01T00:00:00Z'),
  places: ANSWER_PLACES,
};

/** What is promised of outcomes, every figure known by hand. The shop sells p1 to p9 and nothing has happened in it. */
export function describeAnswerOutcomes(name: string, open: () => Promise<OutcomeShop>): void {
  describe(`outcomes of answers: ${name}`, () => {
    let shop: OutcomeShop;
    beforeEach(async () => void (shop = await open()));

    const did = (
      type: ShopperEvent['type'],
      productId: string,
      requestId: string | null,
      hours = 0,
      identity = 'visitor:ann',
    ): ShopperEvent => shopperEvent({ type, productId, requestId, identity, occurredAt: after(hours) });
    const find = async (question: Partial<OutcomeQuestion> = {}) =>
      shop.outcomes.of({ ...JUNE, ...question });
    const groupOf = (groups: readonly OutcomeGroup[], trait: string, value = '') => {
      const group = groups.find((one) => one.trait === trait && one.value === value);
      return group && [group.shown, group.clicked.count, group.carted.count, group.bought.count];
    };
    /** Shown, clicked, carted, bought. */
    const figures = async (trait = 'all', value = '') => groupOf((await find()).groups, trait, value);

    it('say what is known to be shown by a click alone, and what was shown to nobody who is known', async () => {
      await shop.log.append([givenAnswer({ requestId: 'r1', productIds: ['p1', 'p2', 'p3'] })]);
      await shop.events.append([
        did('IMPRESSION', 'p1', 'r1', 0, 'anonymous:1'),
        did('CLICK', 'p2', 'r1', 1),
        did('CLICK', 'p1', 'r1', 1, 'anonymous:2'),
        did('IMPRESSION', 'p3', 'r1'),
      ]);
      const { doubts } = await find();
      expect(doubts).toEqual({ unseen: 1, unnamed: 1 });
      expect(await figures()).toEqual([3, 2, 0, 0]);
    });

    it('are counted by place, source, position, model and fallback', async () => {
      await shop.log.append([
        givenAnswer({
          requestId: 'r1',
          productIds: ['p1', 'p2', 'p3'],
          sources: ['trending', 'buy-again', 'trending'],
        }),
        givenAnswer({
          requestId: 'r2',
          place: 'PRODUCT',
          model: 'ranker@1.0.0',
          fallback: true,
          productIds: ['p4'],
          sources: ['similar-to-page'],
        }),
        givenAnswer({ requestId: 'unseen' }),
      ]);
      await shop.events.append([
        ...['p1', 'p2', 'p3'].map((id) => did('IMPRESSION', id, 'r1')),
        did('CLICK', 'p2', 'r1', 1),
        did('ADD_TO_CART', 'p2', null, 2),
        did('PURCHASE', 'p2', null, 3),
        did('CLICK', 'p3', 'r1', 1),
        did('IMPRESSION', 'p4', 'r2', 0, 'visitor:bob'),
      ]);
      const { answers, groups, leftOut } = await find();
      expect(answers).toBe(3);
      expect(leftOut).toEqual({ machines: 0, shownToMachines: 0, unmatchedEvents: 0 });
      expect(groupOf(groups, 'all')).toEqual([4, 2, 1, 1]);
      expect(groupOf(groups, 'place', 'HOME')).toEqual([3, 2, 1, 1]);
      expect(groupOf(groups, 'place', 'PRODUCT')).toEqual([1, 0, 0, 0]);
      expect(groupOf(groups, 'source', 'trending')).toEqual([2, 1, 0, 0]);
      expect(groupOf(groups, 'source', 'buy-again')).toEqual([1, 1, 1, 1]);
      expect(groupOf(groups, 'position', '0')).toEqual([2, 0, 0, 0]);
      expect(groupOf(groups, 'position', '1')).toEqual([1, 1, 1, 1]);
      expect(groupOf(groups, 'model', 'none')).toEqual([3, 2, 1, 1]);
      expect(groupOf(groups, 'model', 'ranker@1.0.0')).toEqual([1, 0, 0, 0]);
      expect(groupOf(groups, 'fallback', 'yes')).toEqual([1, 0, 0, 0]);
      expect(groups.find(({ trait }) => trait === 'all')).toEqual({
        trait: 'all',
        value: '',
        viewers: 2,
        shown: 4,
        shownSquared: 9 + 1,
        clicked: { count: 2, squared: 4, timesShown: 6 },
        carted: { count: 1, squared: 1, timesShown: 3 },
        bought: { count: 1, squared: 1, timesShown: 3 },
      });
      expect(groupOf((await find({ places: ['PRODUCT'] })).groups, 'all')).toEqual([1, 0, 0, 0]);
      expect(await find({ since: after(1) })).toMatchObject({ answers: 0, groups: [] });
    });

    it('count what a client sends again once, whatever its event id', async () => {
      await shop.log.append([givenAnswer()]);
      for (const hours of [0, 1, 2])
        await shop.events.append([
          did('IMPRESSION', 'p1', 'r1', hours),
          did('CLICK', 'p1', 'r1', hours),
          did('ADD_TO_CART', 'p1', 'r1', hours),
          did('PURCHASE', 'p1', null, hours),
        ]);
      expect(await figures()).toEqual([1, 1, 1, 1]);
    });

    it('take a click, and a cart that names the answer, for shown', async () => {
      await shop.log.append([givenAnswer({ productIds: ['p1', 'p2', 'p3'], sources: ['a', 'b', 'c'] })]);
      await shop.events.append([did('CLICK', 'p1', 'r1'), did('ADD_TO_CART', 'p2', 'r1')]);
      expect(await figures()).toEqual([2, 1, 1, 0]);
    });

    it('go by when things occurred, however late they come', async () => {
      await shop.log.append([givenAnswer()]);
      await shop.events.append([did('PURCHASE', 'p1', null, 5)]);
      await shop.events.append([did('CLICK', 'p1', 'r1', 4), did('IMPRESSION', 'p1', 'r1', -20)]);
      expect(await figures()).toEqual([1, 1, 0, 1]);
    });

    it('do not count what was bought by somebody else, before the click or long after it', async () => {
      await shop.log.append([givenAnswer({ productIds: ['p1', 'p2', 'p3'], sources: ['a', 'b', 'c'] })]);
      await shop.events.append([
        ...['p1', 'p2', 'p3'].map((id) => did('CLICK', id, 'r1', 1)),
        did('PURCHASE', 'p1', null, 2, 'visitor:bob'),
        did('PURCHASE', 'p2', null, 0),
        did('PURCHASE', 'p3', null, 1 + 7 * 24),
        did('PURCHASE', 'p4', null, 2),
      ]);
      expect(await figures()).toEqual([3, 3, 0, 0]);
      // The last moment of the window.
      await shop.events.append([did('PURCHASE', 'p3', null, 7 * 24)]);
      expect(await figures()).toEqual([3, 3, 0, 1]);
    });

    it('put a purchase down to the last click of whichever answer, and to one only', async () => {
      await shop.log.append([
        givenAnswer({ requestId: 'r1' }),
        givenAnswer({ requestId: 'r2', place: 'SEARCH' }),
        givenAnswer({ requestId: 'r3', place: 'CART' }),
      ]);
      await shop.events.append([
        did('CLICK', 'p1', 'r1', 1),
        did('CLICK', 'p1', 'r2', 2),
        did('PURCHASE', 'p1', null, 3),
        did('CLICK', 'p1', 'r3', 4),
      ]);
      expect(await figures('place', 'HOME')).toEqual([1, 1, 0, 0]);
      expect(await figures('place', 'SEARCH')).toEqual([1, 1, 0, 1]);
      expect(await figures('place', 'CART')).toEqual([1, 1, 0, 0]);
      // A report of recommendations alone does not claim what a search sold.
      expect(groupOf((await find({ places: ['HOME', 'CART'] })).groups, 'all')).toEqual([2, 2, 0, 0]);
    });

    it('know a shopper again who clicked before signing in, and nobody else on that device', async () => {
      await shop.log.append([
        givenAnswer({ requestId: 'before' }),
        givenAnswer({ requestId: 'signed out' }),
        givenAnswer({ requestId: 'parted' }),
      ]);
      const shopper = 'shopper:7' as const;
      const [device, lent] = ['visitor:phone', 'visitor:lent'] as const;
      await shop.directory.handOver({ device, shopper, signedIn: true, occurredAt: after(2) });
      await shop.directory.handOver({ device, shopper, signedIn: false, occurredAt: after(4) });
      await shop.directory.handOver({ device: lent, shopper, signedIn: true, occurredAt: after(2) });
      await shop.directory.setParted(shopper, lent, true);
      await shop.events.append([
        did('CLICK', 'p1', 'before', 1, device),
        did('CLICK', 'p1', 'signed out', 5, device),
        did('CLICK', 'p1', 'parted', 5, lent),
        did('PURCHASE', 'p1', null, 6, shopper),
      ]);
      const { groups } = await find();
      expect(groupOf(groups, 'all')).toEqual([3, 3, 0, 1]);
      expect(groups.find(({ trait }) => trait === 'all')!.viewers).toBe(3);
      // Theirs is the one before; the device's own purchase comes of the one after.
      await shop.events.append([did('PURCHASE', 'p1', null, 7, device)]);
      expect(await figures()).toEqual([3, 3, 0, 2]);
    });

    it('leave machines out, and say how many', async () => {
      const row = {
        productIds: ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7', 'p8', 'p9'],
        sources: 'abcdefghi'.split(''),
      };
      const hurried = Array.from({ length: 112 }, (_, i) =>
        givenAnswer({ ...row, requestId: `hurried ${i}` }),
      );
      const clicking = Array.from({ length: 6 }, (_, i) =>
        givenAnswer({ ...row, requestId: `clicking ${i}` }),
      );
      const eager = givenAnswer({ ...row, requestId: 'eager' });
      await shop.log.append([...hurried, ...clicking, eager]);
      const all = (type: ShopperEvent['type'], answers: readonly { requestId: string }[], identity: string) =>
        answers.flatMap(({ requestId }) => row.productIds.map((id) => did(type, id, requestId, 0, identity)));
      await shop.events.append([
        // 1,008 within an hour; then all but four of 54 clicked; then all clicked, of too few to tell.
        ...all('IMPRESSION', hurried, 'visitor:hurried'),
        ...all('IMPRESSION', clicking, 'visitor:clicking'),
        ...all('CLICK', clicking, 'visitor:clicking').slice(4),
        ...all('IMPRESSION', [eager], 'visitor:eager'),
        ...all('CLICK', [eager], 'visitor:eager'),
      ]);
      const { groups, leftOut } = await find();
      expect(groupOf(groups, 'all')).toEqual([9, 9, 0, 0]);
      expect(leftOut).toEqual({ machines: 2, shownToMachines: 1008 + 54, unmatchedEvents: 0 });
    });

    it('do not count what no answer showed, and say how many events that are', async () => {
      await shop.log.append([givenAnswer()]);
      await shop.events.append([
        did('IMPRESSION', 'p1', 'never given'),
        did('CLICK', 'p2', 'r1'),
        did('PURCHASE', 'p2', null, 1),
      ]);
      expect(await find()).toMatchObject({ groups: [], leftOut: { unmatchedEvents: 2 } });
    });
  });
}
