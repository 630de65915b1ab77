import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ShopperEvent } from '../../src/domain/event.js';
import { MACHINE_RULES } from '../../src/domain/demand/machine-rules.js';
import type { Database } from '../../src/stores/postgres/open-database.js';
import { openTestDatabase } from '../support/database.js';
import { draft, givenAnswer, shopperEvent } from '../support/make.js';

const MACHINE = 'visitor:machine';
const DAY_MS = 86_400_000;
/** The begin of a minute of yesterday. */
const YESTERDAY = new Date(Math.floor(Date.now() / 60_000) * 60_000 - DAY_MS);
const within = (seconds: number): Date => new Date(YESTERDAY.getTime() + seconds * 1000);

const opened: Database[] = [];
afterAll(() => Promise.all(opened.map((database) => database.close())));

describe('what a machine did', () => {
  let database: Database;
  beforeEach(async () => {
    database = await openTestDatabase();
    opened.push(database);
    await database.catalog.write(['p1', 'p2', 'p3'].map((id) => draft(id)));
  });

  const happen = async (...events: readonly ShopperEvent[]): Promise<void> => {
    await database.events.append(events);
    await database.jobs.countProductDays();
    await database.jobs.refreshNeighbours();
    database.statistics.forget();
  };
  /** Looks of a machine, the first at that second of one minute; half a minute of them. */
  const looks = (times: number, second = 0): ShopperEvent[] =>
    Array.from({ length: times }, (_, i) =>
      shopperEvent({ identity: MACHINE, productId: 'p3', occurredAt: within(second + (i / times) * 30) }),
    );
  const buy = (identity: string, ...ids: string[]): ShopperEvent[] =>
    ids.map((productId) => shopperEvent({ identity, productId, type: 'PURCHASE', occurredAt: within(0) }));
  const known = async () => ({
    demand: Object.fromEntries(await database.statistics.popularity(7)),
    records: Object.fromEntries((await database.statistics.records()).byProduct),
    together: (await database.statistics.boughtTogether(['p1'])).get('p1'),
  });
  /** Enough within the minute, in two halves that are not. */
  const half = MACHINE_RULES.maxByHandAMinute / 2 + 1;

  it('is taken back where it is found out later, and nothing else', async () => {
    const shopper = [
      ...buy('shopper:1', 'p1', 'p2'),
      shopperEvent({ productId: 'p1', occurredAt: within(9) }),
    ];
    await happen(...shopper);
    const before = await known();
    await happen(...buy(MACHINE, 'p1', 'p3'), ...looks(half));
    expect(await known()).not.toEqual(before);
    await happen(...looks(half, 30));
    expect(await known()).toMatchObject({ demand: before.demand, together: before.together });
    expect((await known()).records.p3).toBeUndefined();
    // And what it does afterwards, at whatever pace.
    await happen(...buy(MACHINE, 'p2'));
    expect((await known()).demand).toEqual(before.demand);
  });

  it('counts where the minutes are two', async () => {
    await happen(...buy('shopper:1', 'p1'), ...looks(half, 0), ...looks(half, 60));
    expect((await known()).demand.p3).toBeCloseTo(2 * half * 0.1, 6);
  });

  it('is no click', async () => {
    const answers = ['r1', 'r2'].map((requestId) =>
      givenAnswer({ requestId, productIds: ['p1'], at: new Date(YESTERDAY.getTime() - DAY_MS) }),
    );
    await database.answerLog.append(answers);
    const click = { type: 'CLICK', productId: 'p1', occurredAt: answers[0]!.at } as const;
    await database.events.append([
      shopperEvent({ ...click, requestId: 'r1', type: 'IMPRESSION', identity: 'visitor:ann' }),
      shopperEvent({ ...click, requestId: 'r2', identity: MACHINE }),
      ...looks(2 * half),
    ]);
    await database.jobs.countClickRates();
    const { byProduct } = await database.statistics.clickRates();
    expect(byProduct.get('p1')).toMatchObject({ clicks: 0, examinations: 1 });
  });

  it('is forgotten with its events', async () => {
    await happen(...looks(2 * half));
    await database.events.erase([{ identity: MACHINE, from: null, until: null }]);
    await happen(...buy(MACHINE, 'p1'));
    expect((await known()).demand).toEqual({ p1: 1 });
  });
});
