import { afterAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { DemoShopFilling } from '../../src/app/demo-shop-filling.js';
import { openDatabase, type Database } from '../../src/stores/postgres/open-database.js';
import { createTestDatabase, openTestDatabase, testDatabaseOptions } from '../support/database.js';
import { draft } from '../support/make.js';

/** A small crowd: what is promised here holds for any number. */
const SHOPPERS = 60;

const logged: string[] = [];
const logger = pino({ base: null }, { write: (line: string) => void logged.push(line) });
const fillings = (): number => logged.filter((line) => line.includes('demo shop is complete')).length;

const newFilling = (database: Database): DemoShopFilling =>
  new DemoShopFilling(database, logger, { shoppers: SHOPPERS });

const opened: Database[] = [];
const keep = (database: Database): Database => {
  opened.push(database);
  return database;
};
const open = async (): Promise<Database> => keep(await openTestDatabase());
/** Another gateway of the same shop. */
const openAgain = async ({ url }: Database): Promise<Database> =>
  keep(await openDatabase(testDatabaseOptions(url)));
afterAll(() => Promise.all(opened.map((database) => database.close())));

async function fill(database: Database): Promise<void> {
  const filling = newFilling(database);
  await filling.start();
  await filling.finished();
}

async function countEvents({ events }: Database): Promise<number> {
  let count = 0;
  for await (const batch of events.scan(10_000)) count += batch.length;
  return count;
}

const allIds = async ({ catalog }: Database): Promise<string[]> => {
  const ids: string[] = [];
  for await (const batch of catalog.scan()) ids.push(...batch.map(({ id }) => id));
  return ids;
};

/** Stops a filling as soon as the shop could open. */
async function interrupt(database: Database): Promise<void> {
  const filling = newFilling(database);
  await filling.start();
  await filling.stop();
}

describe('a first start', () => {
  it('fills the shop once, however many gateways start, and says that it is simulated', async () => {
    const database = await open();
    const other = await openAgain(database);
    expect(await database.firstFilling.isThere()).toBe(false);
    await Promise.all([fill(database), fill(other)]);
    expect(fillings()).toBe(1);
    expect(await database.catalog.count()).toBe(4000);
    const events = await countEvents(database);
    expect(events).toBeGreaterThan(20 * SHOPPERS);
    expect(await database.firstFilling.isThere()).toBe(true);
    expect((await database.statistics.popularity(7)).size).toBeGreaterThan(20);
    expect((await database.statistics.boughtTogether(['gro-00001'])).get('gro-00001')).not.toEqual([]);

    await fill(database);
    expect(await countEvents(database)).toBe(events);

    // The owner has a catalogue now.
    await database.catalog.write([draft('real-1')]);
    expect(await database.firstFilling.isThere()).toBe(true);
    await database.catalog.delete(await allIds(database));
    await fill(database);
    expect(await database.catalog.count()).toBe(0);
    expect(await database.firstFilling.isThere()).toBe(false);
  });

  it('is counted as soon as it is complete, whatever was asked before', async () => {
    const held = { ...testDatabaseOptions(await createTestDatabase()), popularityRefreshMs: 600_000 };
    const database = keep(await openDatabase(held));
    expect((await database.statistics.popularity(7)).size).toBe(0);
    await fill(database);
    expect((await database.statistics.popularity(7)).size).toBeGreaterThan(20);
  });

  it('goes on where it was interrupted, with the same records', async () => {
    const database = await open();
    await interrupt(database);
    expect(await database.catalog.count()).toBe(4000);
    expect(await database.firstFilling.isThere()).toBe(true);
    const before = (await database.catalog.byIds(['kit-00001'])).get('kit-00001');
    expect(await countEvents(database)).toBe(0);
    await fill(database);
    // Written with the moment of the first start: not one product has changed.
    expect((await database.catalog.byIds(['kit-00001'])).get('kit-00001')).toEqual(before);
    expect(await countEvents(database)).toBeGreaterThan(20 * SHOPPERS);
  });

  it('leaves a shop alone that has products of its own', async () => {
    const database = await open();
    await database.catalog.write([draft('real-1')]);
    await fill(database);
    expect(await allIds(database)).toEqual(['real-1']);
    expect(await database.firstFilling.isThere()).toBe(false);
  });

  it('leaves a shop alone that its owner emptied', async () => {
    const database = await open();
    await database.catalog.write([draft('real-1')]);
    await database.catalog.delete(['real-1']);
    await fill(database);
    expect(await database.catalog.count()).toBe(0);
  });

  it('does not go on when the owner has brought a catalogue meanwhile', async () => {
    const database = await open();
    await interrupt(database);
    await database.catalog.write([draft('real-1')]);
    const events = await countEvents(database);
    await fill(database);
    expect(await countEvents(database)).toBe(events);
  });
});
