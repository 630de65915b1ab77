import { afterAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Database } from '../../src/stores/postgres/open-database.js';
import type { SearchLogEntry } from '../../src/stores/search-log.js';
import { openTestDatabase } from '../support/database.js';
import { draft, givenAnswer, shopperEvent } from '../support/make.js';
import { describeAnswerLog } from './answer-log.contract.js';
import { describeClickRates } from './click-rates.contract.js';
import { describeEventLog } from './event-log.contract.js';
import { describeRuleBook } from './rule-book.contract.js';
import { describeProductRecords } from './product-records.contract.js';
import { describeSessionNames } from './session-names.contract.js';
import { describeShopStatistics } from './shop-statistics.contract.js';
import { describeViewerDirectory } from './viewer-directory.contract.js';

const opened: Database[] = [];
async function open(): Promise<Database> {
  const database = await openTestDatabase();
  opened.push(database);
  await database.catalog.write(Array.from({ length: 9 }, (_, i) => draft(`p${i + 1}`)));
  return database;
}
afterAll(() => Promise.all(opened.map((database) => database.close())));

describeEventLog('PostgreSQL', async () => (await open()).events);
describeAnswerLog('PostgreSQL', async () => (await open()).answerLog);
describeClickRates('PostgreSQL', async () => {
  const { answerLog, events, jobs, statistics } = await open();
  return {
    statistics,
    async count(answers, happened) {
      await answerLog.append(answers);
      await events.append(happened);
      await jobs.countClickRates();
    },
  };
});
describeRuleBook('PostgreSQL', async () => (await open()).ruleBook);
describeProductRecords('PostgreSQL', async () => {
  const { events, jobs, statistics } = await open();
  return {
    statistics,
    async count(given) {
      await events.append(given);
      await jobs.countProductDays();
      await jobs.refreshNeighbours();
    },
  };
});
describeShopStatistics('PostgreSQL', async () => {
  const { events, jobs, statistics } = await open();
  return {
    statistics,
    happen: async (happened) => {
      await events.append(happened);
      await jobs.refreshNeighbours();
    },
  };
});
describeSessionNames('PostgreSQL', async () => (await open()).sessionNames);
describeViewerDirectory(
  'PostgreSQL',
  async () => {
    const { viewers: directory, events } = await open();
    return { directory, events };
  },
  20,
);

describe('log of answers', () => {
  it('is kept for ninety days', async () => {
    const database = await open();
    const daysAgo = (days: number): Date => new Date(Date.now() - days * 86_400_000);
    await database.answerLog.append([
      givenAnswer({ requestId: 'old', at: daysAgo(91) }),
      givenAnswer({ requestId: 'young', at: daysAgo(89) }),
    ]);
    await database.jobs.sweep();
    const kept: string[] = [];
    for await (const batch of database.answerLog.scan())
      kept.push(...batch.map(({ requestId }) => requestId));
    expect(kept).toEqual(['young']);
  });
});

describe('the name of a session', () => {
  it('is nobody’s once the session has been over for a day', async () => {
    const { sessionNames, jobs } = await open();
    const hoursAgo = (hours: number): Date => new Date(Date.now() - hours * 3_600_000);
    await sessionNames.enter('visitor:ann', hoursAgo(25));
    const young = await sessionNames.enter('visitor:ann', hoursAgo(23));
    await jobs.sweep();
    expect(await sessionNames.of(['visitor:ann'])).toEqual([young]);
  });
});

describe('a sign-in', () => {
  const who = { device: 'visitor:web', shopper: 'shopper:ann' } as const;
  const signIn = { ...who, signedIn: true, occurredAt: new Date('2026-06-01T12:00:00Z') };

  /** A directory whose hand-overs take long after they have read what they read. */
  async function slowDirectory() {
    const { url, viewers } = await open();
    await viewers.handOver(signIn);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(`
      CREATE FUNCTION take_long() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        PERFORM pg_sleep(.3); RETURN NEW;
      END $$;
      CREATE TRIGGER take_long BEFORE INSERT ON hand_overs FOR EACH ROW WHEN (NEW.signed_in) EXECUTE FUNCTION take_long()`);
    await client.end();
    return viewers;
  }

  it('under way while its device is parted is parted too', async () => {
    const viewers = await slowDirectory();
    const signingIn = viewers.handOver(signIn);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await Promise.all([viewers.setParted(who.shopper, who.device, true), signingIn]);
    expect((await viewers.read(who.shopper, null)).handOvers).toEqual([]);
  });

  it('under way while consent is withdrawn ties no device to the shopper', async () => {
    const viewers = await slowDirectory();
    const device = 'visitor:phone';
    const signingIn = viewers.handOver({ ...signIn, device });
    await new Promise((resolve) => setTimeout(resolve, 100));
    await Promise.all([viewers.setConsent(who.shopper, 'NONE', signIn.occurredAt), signingIn]);
    expect((await viewers.read(null, device)).holder).toBeNull();
  });
});

describe('shop statistics', () => {
  it('count each event once, whenever it arrives', async () => {
    const { events, jobs, statistics } = await open();
    const buy = (productId: string, occurredAt: string) =>
      shopperEvent({ type: 'PURCHASE', productId, occurredAt: new Date(occurredAt) });
    await events.append([buy('p1', '2026-06-01T10:00:00Z'), buy('p1', '2026-06-03T10:00:00Z')]);
    expect(await jobs.countProductDays()).toBe(true);
    // The first of these is late: it happened long before what is counted already.
    await events.append([
      buy('p2', '2026-05-10T10:00:00Z'),
      shopperEvent({ productId: 'p3', occurredAt: new Date('2026-06-03T11:00:00Z') }),
    ]);
    await jobs.countProductDays();
    await jobs.countProductDays();
    expect(await statistics.popularity(7)).toEqual(new Map([['p1', 2], ['p3', 0.1]])); // prettier-ignore
    expect(await statistics.popularity(28)).toEqual(new Map([['p1', 2], ['p2', 1], ['p3', 0.1]])); // prettier-ignore
    expect((await statistics.freshness()).popularityAt).toBeInstanceOf(Date);
  });
});

describe('counting what is bought together', () => {
  it('has read everything before the transaction that writes begins, for which the feed waits', async () => {
    const { url, events, jobs, statistics } = await open();
    await events.append(['p1', 'p2'].map((productId) => shopperEvent({ productId, type: 'PURCHASE' })));
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    // Refuses a write of whoever is still reading in the same transaction.
    await client.query(`
      CREATE FUNCTION refuse_readers() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF EXISTS (SELECT FROM pg_cursors WHERE name = 'bought') THEN RAISE 'It is still reading.'; END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER refuse_readers BEFORE DELETE ON item_neighbours EXECUTE FUNCTION refuse_readers()`);
    await client.end();
    expect(await jobs.refreshNeighbours()).toBe(true);
    expect((await statistics.boughtTogether(['p1'])).get('p1')).toMatchObject([{ productId: 'p2' }]);
  });

  it('follows nobody beyond what they allow for a session', async () => {
    const { events, jobs, statistics } = await open();
    const bought = (identity: string, day: number, ...productIds: string[]) =>
      productIds.map((productId) =>
        shopperEvent({ identity, productId, type: 'PURCHASE', occurredAt: new Date(Date.UTC(2026, 5, day)) }),
      );
    for (const name of ['session:1', 'anonymous:1'])
      await events.append([...bought(name, 1, 'p1', 'p2'), ...bought(name, 3, 'p3')]);
    await events.append([...bought('visitor:ann', 1, 'p4'), ...bought('visitor:ann', 3, 'p5')]);
    await jobs.refreshNeighbours();
    expect((await statistics.boughtTogether(['p1'])).get('p1')).toMatchObject([{ productId: 'p2' }]);
    expect((await statistics.boughtNext(['p4'])).get('p4')).toMatchObject([{ productId: 'p5' }]);
    expect((await statistics.boughtNext(['p1'])).get('p1') ?? []).toEqual([]);
    await jobs.countProductDays();
    const { byProduct } = await statistics.records();
    expect([byProduct.get('p1')!.buyers, byProduct.get('p4')!.buyers]).toEqual([0, 1]);
  });
});

describe('partner keys', () => {
  it('open while they are not revoked', async () => {
    const { partnerKeys } = await open();
    const { partner, key } = await partnerKeys.create('Feed', ['catalogue:write']);
    expect(await partnerKeys.verify(key)).toEqual(partner);
    expect(await partnerKeys.verify(`${key}x`)).toBeNull();
    expect(await partnerKeys.revoke(partner.id)).toBe(true);
    expect(await partnerKeys.verify(key)).toBeNull();
    expect(await partnerKeys.revoke(partner.id)).toBe(false);
  });
});

describe('result lists', () => {
  it('come back as they were kept', async () => {
    const { resultLists } = await open();
    const list = {
      id: 'r1',
      viewer: 'visitor:ann',
      notes: { rung: 'ALL' },
      entries: [{ productId: 'p1', score: 1, why: {} }],
      complete: false,
    };
    await resultLists.save(list);
    expect(await resultLists.load('r1')).toEqual(list);
    const longer = { ...list, entries: ['p1', 'p2'].map((productId) => ({ productId, score: 1, why: {} })) };
    await resultLists.save(longer);
    // Another gateway went on with the one page it knew.
    await resultLists.save({ ...longer, entries: longer.entries.toReversed() });
    await resultLists.save(list);
    expect(await resultLists.load('r1')).toEqual(longer);
    expect(await resultLists.load('r2')).toBeNull();
    expect([await resultLists.isKept('r1'), await resultLists.isKept('r2')]).toEqual([true, false]);
    await resultLists.save({ ...list, id: 'bobs', viewer: 'visitor:bob' });
    await resultLists.save({ ...list, id: 'nobodys', viewer: null });
    await resultLists.erase(['visitor:ann']);
    expect(await resultLists.load('r1')).toBeNull();
    expect(await resultLists.isKept('r1')).toBe(false);
    expect([await resultLists.isKept('bobs'), await resultLists.isKept('nobodys')]).toEqual([true, true]);
  });
});

describe('search log', () => {
  const DAY_MS = 86_400_000;
  const entry = (extra: Partial<SearchLogEntry>): SearchLogEntry => ({
    requestId: 'r',
    identity: 'a',
    query: 'kettle',
    searched: 'kettle',
    totalCount: 3,
    rung: 'ALL',
    model: 'pairs@1.0.0',
    tookMs: 1,
    at: new Date('2026-06-01T00:00:00Z'),
    ...extra,
  });

  it('offers nothing that was loosened before it found something', async () => {
    const { searchLog } = await open();
    const loosened = ['MOST', 'ANY', null].map((rung) => entry({ rung, searched: 'kettle zeppelin' }));
    await searchLog.append([...loosened, entry({})]);
    expect(await searchLog.popular(new Date(0), 1, 10)).toEqual([{ text: 'kettle', shoppers: 1 }]);
  });

  it('is kept for ninety days', async () => {
    const { searchLog, jobs } = await open();
    const daysAgo = (days: number): Date => new Date(Date.now() - days * DAY_MS);
    await searchLog.append([
      entry({ searched: 'old', at: daysAgo(91) }),
      entry({ searched: 'young', at: daysAgo(89) }),
    ]);
    await jobs.sweep();
    expect(await searchLog.popular(new Date(0), 1, 10)).toEqual([{ text: 'young', shoppers: 1 }]);
  });

  it('counts shoppers, not searches', async () => {
    const { searchLog } = await open();
    const search = (identity: string, searched: string, totalCount = 3): SearchLogEntry =>
      entry({ identity, searched, totalCount });
    await searchLog.append([
      ...['a', 'b', 'c'].map((identity) => search(identity, 'Red Dress')),
      ...['a', 'a', 'a', 'b'].map((identity) => search(identity, 'kettle')),
      ...['a', 'b', 'c'].map((identity) => search(identity, 'nothing', 0)),
    ]);
    expect(await searchLog.popular(new Date(0), 2, 10)).toEqual([
      { text: 'red dress', shoppers: 3 },
      { text: 'kettle', shoppers: 2 },
    ]);
    expect(await searchLog.popular(new Date('2026-07-01'), 2, 10)).toEqual([]);
  });
});
