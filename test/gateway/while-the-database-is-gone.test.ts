import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestDatabase } from '../support/database.js';
import { DatabaseLink } from '../support/database-link.js';
import { TestGateway } from '../support/gateway.js';
import { KITCHEN_SHOP } from '../support/kitchen-shop.js';
import { sentEvent, track, TRACK_EVENTS } from '../support/track.js';

let link: DatabaseLink;
let gateway: TestGateway;
beforeAll(async () => {
  link = await DatabaseLink.to(await createTestDatabase());
  gateway = await TestGateway.open({ products: KITCHEN_SHOP, env: { DATABASE_URL: link.url } });
  // What was read before the outage can be shown during it.
  await gateway.ask('{ search(query: "") { nodes { id } } }');
});
beforeEach(() => link.cut());
afterAll(async () => {
  link.mend();
  await gateway.close();
  await link.close();
});

const OUTAGE = { code: 'UNAVAILABLE', message: 'The database is out of reach. Try again later.' };
const readyz = async () => {
  const response = await gateway.app.inject({ url: '/readyz' });
  return [response.statusCode, response.json()];
};

describe('while the database is gone', () => {
  it('/readyz says so, and /livez stays well', async () => {
    expect(await readyz()).toEqual([
      503,
      { status: 'not ready', reasons: ['The database is out of reach.'] },
    ]);
    expect((await gateway.app.inject({ url: '/livez' })).statusCode).toBe(200);
  });

  it('events are refused, never dropped silently', async () => {
    const events = [sentEvent({ type: 'VIEW', productId: 'kit-00001' })];
    const refusal = await gateway.refusal(TRACK_EVENTS, { events }, { 'x-visitor-id': 'ann' });
    expect(refusal).toEqual({ status: 503, ...OUTAGE });
  });

  it('partners are asked to try again, not told that their key is wrong', async () => {
    const headers = { 'x-api-key': 'vk_some-key' };
    expect(await gateway.refusal('{ status { version } }', {}, headers)).toEqual({ status: 503, ...OUTAGE });
  });

  it('a search finds what the gateway has in its memory', async () => {
    const { data, errors } = await gateway.ask('{ search(query: "frying pan") { nodes { id } } }');
    expect(errors).toBeUndefined();
    expect(data.search.nodes).toHaveLength(3);
  });

  it('nobody is told where the database is', async () => {
    await gateway.ask('{ viewer { recentEvents { eventId } } }', {}, { 'x-visitor-id': 'ann' });
    expect(gateway.logLines.join('')).not.toContain(new URL(link.url).password || link.url);
  });

  it('everything comes back with it', async () => {
    link.mend();
    await track(gateway, 'ann', [{ type: 'VIEW', productId: 'kit-00001' }]);
    expect(await readyz()).toEqual([200, { status: 'ready' }]);
  });
});
