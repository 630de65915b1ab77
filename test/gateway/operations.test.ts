import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ERROR_CODES } from '../../src/domain/errors.js';
import type { IndexFollower } from '../../src/stores/index-follower.js';
import { TestGateway } from '../support/gateway.js';
import { KITCHEN_SHOP } from '../support/kitchen-shop.js';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await TestGateway.open({ products: KITCHEN_SHOP });
});
afterAll(() => gateway.close());

const get = (url: string, headers: Record<string, string> = {}) => gateway.app.inject({ url, headers });

describe('/livez and /readyz', () => {
  it('answer while all is well', async () => {
    expect((await get('/livez')).json()).toEqual({ status: 'live' });
    const ready = await get('/readyz');
    expect([ready.statusCode, ready.json()]).toEqual([200, { status: 'ready' }]);
  });

  it('say that the index is being filled, for as long as it is', async () => {
    const follower = gateway.app.stores.follower as IndexFollower;
    follower.refill();
    const filling = await get('/readyz');
    expect([filling.statusCode, filling.json()]).toEqual([
      503,
      { status: 'not ready', reasons: ['The search index is being filled.'] },
    ]);
    expect((await get('/livez')).statusCode).toBe(200);
    await follower.caughtUp();
    expect((await get('/readyz')).statusCode).toBe(200);
  });
});

describe('/metrics', () => {
  /** Every label and the only values it may have: an open set would grow without bound. */
  const CLOSED: Readonly<Record<string, RegExp>> = {
    field: /^(search|suggest|recommend|products?|viewer|status|trackEvents|upsertProducts|deleteProducts)$/,
    outcome: new RegExp(`^(ok|failed|INTERNAL_SERVER_ERROR|${Object.keys(ERROR_CODES).join('|')})$`),
    pipeline: /^(search|recommend)$/,
    stage: /^[a-z]+(-[a-z]+)*$/,
    cause: /^(DEADLINE|OVERLOADED|UNAVAILABLE|DISABLED)$/,
    result: /^(accepted|duplicate|rejected)$/,
    job: /^(product-days|popular-queries|neighbours|click-rates|sweep)$/,
  };

  it('have labels from closed sets only, whatever is sent', async () => {
    const headers = { 'x-visitor-id': 'very-special-visitor', 'x-request-id': 'very-special-request' };
    await gateway.ask(
      'query VerySpecial { alias: search(query: "very special") { totalCount } }',
      {},
      headers,
    );
    await gateway.ask('{ verySpecialField }', {}, headers);
    await gateway.ask('{ search(query: "", after: "very special") { totalCount } }', {}, headers);
    await get('/very-special');
    const text = (await get('/metrics')).body;
    const own = text.split('\n').filter((line) => line.startsWith('vitrine_'));
    expect(own.length).toBeGreaterThan(50);
    const labels = own.flatMap((line) => [...line.matchAll(/(\w+)="([^"]*)"/g)]);
    const open = labels.filter(([, name, value]) => name !== 'le' && !CLOSED[name!]?.test(value!));
    expect(open.map(([label]) => label)).toEqual([]);
    expect(text).not.toMatch(/special/i);
  });

  it('are text for Prometheus', async () => {
    const response = await get('/metrics');
    expect(response.headers['content-type']).toMatch(/^text\/plain; version=/);
    expect(response.body).toMatch(/^# HELP /);
  });
});

describe('X-Request-Id', () => {
  const idFor = async (given: Record<string, string>) =>
    String((await gateway.ask('{ __typename }', {}, given)).headers['x-request-id']);

  it('is sent back as it came, where it is sane', async () => {
    expect(await idFor({ 'x-request-id': 'proxy-1:2.3' })).toBe('proxy-1:2.3');
  });

  it.each(['', 'x'.repeat(65), 'two words', '{"level":60}', 'ä'])(
    'is made anew where it is not: %.20j',
    async (given) => {
      expect(await idFor({ 'x-request-id': given })).toMatch(/^[\da-f-]{36}$/);
    },
  );

  it('is on every answer, of whatever kind', async () => {
    for (const url of ['/livez', '/readyz', '/nowhere', '/graphql'])
      expect((await get(url)).headers['x-request-id']).toMatch(/^[\da-f-]{36}$/);
  });
});

describe('the log', () => {
  const linesFor = (requestId: string) =>
    gateway.logLines
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter((line) => line.requestId === requestId);

  it('has one line of JSON for a request, under its id', async () => {
    await gateway.ask(
      'query Two { search(query: "pan") { totalCount } viewer { id } }',
      {},
      { 'x-request-id': 'two' },
    );
    expect(linesFor('two')).toEqual([
      {
        level: 30,
        time: expect.any(Number),
        msg: 'request',
        requestId: 'two',
        method: 'POST',
        path: '/graphql',
        status: 200,
        tookMs: expect.any(Number),
        operation: 'Two',
        fields: ['search', 'viewer'],
        errors: [],
      },
    ]);
  });

  it('names the codes of what failed, and the partner that asked', async () => {
    const headers = { 'x-request-id': 'failed', 'x-api-key': gateway.app.demoKey! };
    await gateway.ask('{ search(query: "", first: 0) { totalCount } }', {}, headers);
    expect(linesFor('failed')).toMatchObject([{ status: 400, errors: ['BAD_USER_INPUT'], partner: 'demo' }]);
  });

  it('has no query, no variable, no key and no token in it', async () => {
    const secrets = {
      'x-api-key': gateway.app.demoKey!,
      authorization: 'Bearer very.secret.token',
      cookie: 'session=biscuit',
      'x-visitor-id': 'anonymous-ann',
    };
    await gateway.ask('query ($q: String!) { search(query: $q) { totalCount } }', { q: 'zirconium' }, {});
    await gateway.ask('{ search(query: "zirconium") { totalCount } }');
    await gateway.ask('{ zirconium }');
    await gateway.app.inject({
      url: `/graphql?query={search(query:"zirconium"){totalCount}}`,
      headers: secrets,
    });
    await gateway.app.inject({ url: '/zirconium' });
    for (const headers of [
      { 'x-api-key': 'wrong-key' },
      ...Object.entries(secrets).map(([k, v]) => ({ [k]: v })),
    ])
      await gateway.ask('{ viewer { id } }', {}, headers);
    const log = gateway.logLines.join('');
    expect(log).toContain('"request"');
    for (const secret of [
      'zirconium',
      'wrong-key',
      'very.secret',
      'biscuit',
      'anonymous-ann',
      gateway.app.demoKey!,
    ])
      expect(log).not.toContain(secret);
  });

  it('is silent about probes', async () => {
    const before = gateway.logLines.length;
    for (const url of ['/livez', '/readyz', '/metrics']) await get(url);
    expect(gateway.logLines).toHaveLength(before);
  });
});
