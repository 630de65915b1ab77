import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestGateway } from '../support/gateway.js';
import { signToken } from '../support/tokens.js';

const SECRET = 'a secret of more than thirty-two bytes';
const EVERYBODY = 3;
const PARTNERS = 5;

let gateway: TestGateway;
beforeAll(async () => {
  const env = {
    JWT_SECRET: SECRET,
    RATE_LIMIT_PER_MINUTE: String(EVERYBODY),
    PARTNER_RATE_LIMIT_PER_MINUTE: String(PARTNERS),
  };
  gateway = await TestGateway.open({ env });
});
afterAll(() => gateway.close());

/** Sends one request more than allowed from an address, and gives back all statuses and the last answer. */
async function flood(requests: number, remoteAddress: string, headers: Record<string, string> = {}) {
  const responses = [];
  for (let i = 0; i < requests; i++)
    responses.push(
      await gateway.app.inject({
        method: 'POST',
        url: '/graphql',
        remoteAddress,
        payload: { query: '{ __typename }' },
        headers,
      }),
    );
  return { statuses: responses.map(({ statusCode }) => statusCode), last: responses.at(-1)! };
}

describe('a quota', () => {
  it('ends in RATE_LIMITED, with the seconds to wait', async () => {
    const { statuses, last } = await flood(EVERYBODY + 1, '10.0.0.1');
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(last.headers['retry-after'])).toBeLessThanOrEqual(60);
    expect(last.json()).toEqual({
      errors: [
        {
          message: expect.stringMatching(/^More than 3 requests a minute\. Try again in \d+ s/),
          extensions: { code: 'RATE_LIMITED' },
        },
      ],
    });
  });

  it('is an address’s own', async () => {
    expect((await flood(1, '10.0.0.1')).statuses).toEqual([429]);
    expect((await flood(1, '10.0.0.2')).statuses).toEqual([200]);
  });

  it('is shared by the addresses of one IPv6 network, however many somebody takes', async () => {
    await flood(EVERYBODY, '2001:db8:0:1::1');
    expect((await flood(1, '2001:db8:0:1:ffff::2')).statuses).toEqual([429]);
    expect((await flood(1, '2001:db8:0:2::1')).statuses).toEqual([200]);
  });

  it('is not renewed by another visitor id, nor by a forged address', async () => {
    await flood(EVERYBODY, '10.0.0.3');
    for (const headers of [{ 'x-visitor-id': 'fresh' }, { 'x-forwarded-for': '10.9.9.9' }] as Record<
      string,
      string
    >[])
      expect((await flood(1, '10.0.0.3', headers)).statuses).toEqual([429]);
  });

  it('counts wrong keys and tokens: nobody guesses for long', async () => {
    const { statuses } = await flood(EVERYBODY + 1, '10.0.0.4', { 'x-api-key': 'vk_guess' });
    expect(statuses).toEqual([401, 401, 401, 429]);
  });

  it('of a shopper goes with the shopper, not with the address', async () => {
    const headers = { authorization: `Bearer ${await signToken(Buffer.from(SECRET))}` };
    await flood(EVERYBODY, '10.0.0.5', headers);
    expect((await flood(1, '10.0.0.6', headers)).statuses).toEqual([429]);
    expect((await flood(1, '10.0.0.5')).statuses).toEqual([200]);
  });

  it('of a partner is larger, and apart from everybody else’s', async () => {
    await flood(EVERYBODY + 1, '10.0.0.7');
    const { partnerKeys } = gateway.app.stores;
    const one = { 'x-api-key': (await partnerKeys.create('one', [])).key };
    const two = { 'x-api-key': (await partnerKeys.create('two', [])).key };
    expect((await flood(PARTNERS + 1, '10.0.0.7', one)).statuses).toEqual([200, 200, 200, 200, 200, 429]);
    expect((await flood(1, '10.0.0.7', two)).statuses).toEqual([200]);
  });

  it('does not count probes', async () => {
    await flood(EVERYBODY + 1, '10.0.0.8');
    for (const url of ['/livez', '/readyz', '/metrics'])
      expect((await gateway.app.inject({ url, remoteAddress: '10.0.0.8' })).statusCode).toBe(200);
  });
});
