import { afterAll, describe, expect, it } from '@jest/globals';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { OutcomeGroup } from '../../src/stores/answer-outcomes.js';
import { MemoryAnswerLog } from '../../src/stores/memory/memory-answer-log.js';
import { MemoryAnswerOutcomes } from '../../src/stores/memory/memory-answer-outcomes.js';
import { MemoryEventLog } from '../../src/stores/memory/memory-event-log.js';
import { MemoryViewerDirectory } from '../../src/stores/memory/memory-viewer-directory.js';
import type { Database } from '../../src/stores/postgres/open-database.js';
import { openTestDatabase } from '../support/database.js';
import { draft, givenAnswer, shopperEvent } from '../support/make.js';
import { describeAnswerOutcomes, JUNE, type OutcomeShop } from './answer-outcomes.contract.js';

const opened: Database[] = [];
afterAll(() => Promise.all(opened.map((database) => database.close())));

async function openPostgres(): Promise<OutcomeShop> {
  const database = await openTestDatabase();
  opened.push(database);
  const { answerLog: log, events, viewers: directory, answerOutcomes: outcomes, catalog } = database;
  await catalog.write(Array.from({ length: 9 }, (_, i) => draft(`p${i + 1}`)));
  return { log, events, directory, outcomes };
}

async function openMemory(): Promise<OutcomeShop> {
  const [log, events, directory] = [new MemoryAnswerLog(), new MemoryEventLog(), new MemoryViewerDirectory()];
  return { log, events, directory, outcomes: new MemoryAnswerOutcomes(log, events, directory) };
}

describeAnswerOutcomes('memory', openMemory);
describeAnswerOutcomes('PostgreSQL', openPostgres);

describe('outcomes of answers', () => {
  it('are the same by both, whatever happens', async () => {
    const shops = [await openMemory(), await openPostgres()];
    const rng = xoroshiro128plus(7);
    const below = (n: number): number => uniformInt(rng, 0, n - 1);
    const one = <T>(items: readonly T[]): T => items[below(items.length)]!;
    const products = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7', 'p8', 'p9'];
    const devices = ['visitor:a', 'visitor:b', 'visitor:c'] as const;
    const shoppers = ['shopper:1', 'shopper:2'] as const;
    // Whole hours, so that much happens at one moment.
    const sometime = (): Date => new Date(Date.UTC(2026, 5, 1) + below(24 * 14) * 3_600_000);
    const answers = Array.from({ length: 60 }, (_, i) => {
      const productIds = products.filter(() => below(2) > 0);
      return givenAnswer({
        requestId: `r${i}`,
        place: one(['HOME', 'CART', 'SEARCH']),
        at: sometime(),
        productIds,
        sources: productIds.map(() => one(['trending', 'newest'])),
      });
    });
    const events = Array.from({ length: 1200 }, () =>
      shopperEvent({
        identity: one([...devices, ...shoppers]),
        type: one(['IMPRESSION', 'IMPRESSION', 'CLICK', 'VIEW', 'ADD_TO_CART', 'PURCHASE']),
        productId: one(products),
        requestId: below(3) > 0 ? `r${below(70)}` : null,
        occurredAt: sometime(),
      }),
    );
    const handOvers = Array.from({ length: 12 }, () => ({
      device: one(devices),
      shopper: one(shoppers),
      signedIn: below(3) > 0,
      occurredAt: sometime(),
    }));
    const [inMemory, inDatabase] = await Promise.all(
      shops.map(async ({ log, events: eventLog, directory, outcomes }) => {
        await log.append(answers);
        await eventLog.append(events);
        for (const handOver of handOvers) await directory.handOver(handOver);
        await directory.setParted('shopper:2', 'visitor:c', true);
        const found = await outcomes.of({ ...JUNE, until: new Date('2026-06-12T00:00:00Z') });
        return { ...found, groups: sorted(found.groups) };
      }),
    );
    expect(inMemory!.groups.length).toBeGreaterThan(10);
    expect(inMemory!.groups[0]!.bought.count).toBeGreaterThan(5);
    expect(inDatabase).toEqual(inMemory);
  });
});

const sorted = (groups: readonly OutcomeGroup[]): OutcomeGroup[] =>
  groups.toSorted((a, b) => `${a.trait} ${a.value}`.localeCompare(`${b.trait} ${b.value}`));
