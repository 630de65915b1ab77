import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase } from '../support/database.js';
import { TestGateway } from '../support/gateway.js';
import { draft } from '../support/make.js';

let slow: pg.Client;
let gateway: TestGateway;
beforeAll(async () => {
  slow = new pg.Client({ connectionString: await createTestDatabase() });
  await slow.connect();
  gateway = await TestGateway.open();
});
afterAll(async () => {
  await gateway.close();
  await slow.end();
});

const found = async () =>
  (await gateway.ask('{ search(query: "zeppelin") { nodes { id } } }')).data.search.nodes;

describe('a product that was written', () => {
  it('waits for older writers, even of another database, and is then found: nothing is skipped', async () => {
    await slow.query('BEGIN; SELECT pg_current_xact_id()');
    let stocked = false;
    const stocking = gateway.stock([draft('z', { title: 'Zeppelin' })]).then(() => (stocked = true));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect([stocked, await found()]).toEqual([false, []]);
    await slow.query('COMMIT');
    await stocking;
    expect(await found()).toEqual([{ id: 'z' }]);
  });
});
