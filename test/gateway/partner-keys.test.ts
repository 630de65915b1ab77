import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { wholeHistory } from '../../src/domain/viewers/whole-history.js';
import { createTestDatabase } from '../support/database.js';
import { TestGateway } from '../support/gateway.js';
import { KITCHEN_SHOP } from '../support/kitchen-shop.js';
import { sentEvent, TRACK_EVENTS } from '../support/track.js';

const UPSERT = `mutation ($products: [ProductInput!]!) {
  upsertProducts(products: $products) { written unchanged rejected { index id code message } }
}`;
const DELETE =
  'mutation ($ids: [ID!]!) { deleteProducts(ids: $ids) { written unchanged rejected { index id code } } }';
const VIEWER = '{ viewer { id identified recentEvents { type } } }';
const product = (id: string, extra: object = {}) => ({
  id,
  title: `Partner’s ${id}`,
  priceMinorUnits: 100,
  currencyCode: 'GBP',
  ...extra,
});

let databaseUrl: string;
let gateway: TestGateway;
let writer: Record<string, string>;
let agent: Record<string, string>;
beforeAll(async () => {
  databaseUrl = await createTestDatabase();
  gateway = await TestGateway.open({ env: { DATABASE_URL: databaseUrl }, products: KITCHEN_SHOP });
  const { partnerKeys } = gateway.app.stores;
  writer = { 'x-api-key': (await partnerKeys.create('writer', ['catalogue:write'])).key };
  agent = { 'x-api-key': (await partnerKeys.create('agent', ['viewers:act'])).key };
});
afterAll(() => gateway.close());

describe('a partner’s key', () => {
  it('lets the partner write what searches find, and take it away', async () => {
    const products = [product('p1', { title: 'Zeppelin' }), product('p1', { title: 'Zeppelin, second' })];
    const written = await gateway.ask(UPSERT, { products }, writer);
    expect(written.data.upsertProducts).toMatchObject({ written: 1, rejected: [] });
    const repeated = await gateway.ask(UPSERT, { products: [products[1]] }, writer);
    expect(repeated.data.upsertProducts).toMatchObject({ written: 0, unchanged: 1 });
    await gateway.app.stores.follower.caughtUp();
    const found = async () =>
      (await gateway.ask('{ search(query: "zeppelin") { nodes { title } } }')).data.search.nodes;
    expect(await found()).toEqual([{ title: 'Zeppelin, second' }]);
    const deleted = await gateway.ask(DELETE, { ids: ['p1', 'p1', 'nowhere', ''] }, writer);
    expect(deleted.data.deleteProducts).toMatchObject({
      written: 1,
      unchanged: 2,
      rejected: [{ index: 3, code: 'BAD_USER_INPUT' }],
    });
    expect(await found()).toEqual([]);
  });

  it('has bad products refused one by one, the good ones kept', async () => {
    const bad: [object, RegExp][] = [
      [{ title: ' ' }, /^title: must have 1 to 500/],
      [{ currencyCode: 'pounds' }, /^currencyCode: must be an ISO 4217/],
      [{ priceMinorUnits: -1 }, /^priceMinorUnits: must be/],
      [{ imageUrl: 'javascript:alert(1)' }, /^imageUrl: must be an http or https/],
      [{ categoryPath: Array(11).fill('deep') }, /^categoryPath: must have at most 10/],
      [{ createdAt: '0000-01-01T00:00:00Z' }, /^createdAt: /],
      [{ createdAt: '9999-12-31T23:59:59-23:59' }, /^createdAt: /],
      // It would stay the newest of the shop until then.
      [
        { createdAt: new Date(Date.now() + 3_600_000).toISOString() },
        /^createdAt: must not be more than 10 minutes/,
      ],
    ];
    const products = [product('good'), ...bad.map(([fields], i) => product(`bad-${i}`, fields))];
    const answer = await gateway.ask(UPSERT, { products }, writer);
    expect(answer.errors).toBeUndefined();
    const { written, rejected } = answer.data.upsertProducts;
    expect(written).toBe(1);
    expect(rejected).toEqual(
      bad.map(([, message], i) => ({
        index: i + 1,
        id: `bad-${i}`,
        code: 'BAD_USER_INPUT',
        message: expect.stringMatching(message),
      })),
    );
  });

  it('opens only what its scopes name', async () => {
    expect(await gateway.refusal(UPSERT, { products: [product('p2')] }, agent)).toEqual({
      status: 403,
      code: 'FORBIDDEN',
      message: 'The key of agent lacks the scope catalogue:write. Ask the shop for a key that has it.',
    });
    expect(await gateway.refusal(DELETE, { ids: ['kit-00001'] }, agent)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await gateway.refusal(VIEWER, {}, { ...writer, 'x-viewer-id': 'ann' })).toMatchObject({
      status: 403,
      code: 'FORBIDDEN',
      message: expect.stringContaining('viewers:act'),
    });
  });

  it('is needed for writing', async () => {
    for (const headers of [{}, { 'x-visitor-id': 'ann' }] as Record<string, string>[])
      expect(await gateway.refusal(UPSERT, { products: [product('p2')] }, headers)).toMatchObject({
        status: 401,
        code: 'UNAUTHENTICATED',
        message: expect.stringContaining('send it as X-Api-Key'),
      });
  });

  it.each(['vk_wrong', '', 'x'.repeat(5000)])(
    'is refused where nobody has it, never ignored: %.10s',
    async (key) => {
      expect(await gateway.refusal('{ __typename }', {}, { 'x-api-key': key })).toMatchObject({
        status: 401,
        code: 'UNAUTHENTICATED',
        message: expect.stringContaining('unknown or revoked'),
      });
    },
  );

  it('is refused once it is revoked', async () => {
    const { partnerKeys } = gateway.app.stores;
    const { key, partner } = await partnerKeys.create('leaver', ['catalogue:write']);
    expect(await partnerKeys.revoke(partner.id)).toBe(true);
    expect(await gateway.refusal('{ __typename }', {}, { 'x-api-key': key })).toMatchObject({ status: 401 });
  });

  it('is stored as its hash only', async () => {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    const { rows } = await client.query('SELECT t::text AS row, key_hash FROM partner_keys t');
    await client.end();
    const key = writer['x-api-key']!;
    expect(JSON.stringify(rows)).not.toContain(key);
    const hash = createHash('sha256').update(key).digest('hex');
    expect(rows.map(({ key_hash: stored }) => (stored as Buffer).toString('hex'))).toContain(hash);
  });
});

describe('a partner that speaks for a shopper', () => {
  it('tracks and reads as that shopper, on the platform PARTNER', async () => {
    const headers = { ...agent, 'x-viewer-id': 'customer 42' };
    const events = [sentEvent({ type: 'VIEW', productId: 'kit-00001' })];
    expect((await gateway.ask(TRACK_EVENTS, { events }, headers)).data.trackEvents).toMatchObject({
      accepted: 1,
    });
    expect((await gateway.ask(VIEWER, {}, headers)).data.viewer).toEqual({
      id: 'shopper:customer 42',
      identified: true,
      recentEvents: [{ type: 'VIEW' }],
    });
    const [stored] = await gateway.app.stores.events.recent([wholeHistory('shopper:customer 42')], 1);
    expect(stored!.platform).toBe('PARTNER');
  });

  it('must name somebody', async () => {
    for (const id of [' ', 'x'.repeat(201)])
      expect(await gateway.refusal(VIEWER, {}, { ...agent, 'x-viewer-id': id })).toMatchObject({
        status: 400,
        code: 'BAD_USER_INPUT',
        message: expect.stringContaining('X-Viewer-Id must have 1 to 200'),
      });
  });

  it('needs a key: anybody else who names a shopper is refused', async () => {
    expect(await gateway.refusal(VIEWER, {}, { 'x-viewer-id': 'ann' })).toMatchObject({
      status: 401,
      code: 'UNAUTHENTICATED',
    });
  });
});

describe('without any authentication configured', () => {
  it('the demo key opens everything, for as long as the process lives', async () => {
    const demo = { 'x-api-key': gateway.app.demoKey!, 'x-viewer-id': 'ann' };
    expect(
      (await gateway.ask(UPSERT, { products: [product('demo')] }, demo)).data.upsertProducts.written,
    ).toBe(1);
    expect((await gateway.ask(VIEWER, {}, demo)).data.viewer.identified).toBe(true);
  });

  it('a token is refused, and the message says which settings would accept it', async () => {
    expect(await gateway.refusal(VIEWER, {}, { authorization: 'Bearer a.b.c' })).toMatchObject({
      status: 401,
      message: expect.stringMatching(/JWT_SECRET, JWT_PUBLIC_KEY or JWT_JWKS_URL/),
    });
  });

  it('nothing starts in production, and the message names the settings', async () => {
    await expect(TestGateway.open({ env: { NODE_ENV: 'production' } })).rejects.toThrow(
      /NODE_ENV=production.+JWT_SECRET, JWT_PUBLIC_KEY or JWT_JWKS_URL/,
    );
  });
});
