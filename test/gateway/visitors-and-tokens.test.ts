import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestGateway } from '../support/gateway.js';
import { KITCHEN_SHOP } from '../support/kitchen-shop.js';
import { rsaKeyPair, signToken, unsignedToken, type TokenOptions } from '../support/tokens.js';
import { sentEvent, track, TRACK_EVENTS } from '../support/track.js';

const SECRET = 'a secret of more than thirty-two bytes';
const key = Buffer.from(SECRET);
const WHO = { issuer: 'https://shop.example', audience: 'vitrine' };

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await TestGateway.open({
    env: { JWT_SECRET: SECRET, JWT_ISSUER: WHO.issuer, JWT_AUDIENCE: WHO.audience },
    products: KITCHEN_SHOP,
  });
});
afterAll(() => gateway.close());

const VIEWER = '{ viewer { id identified recentEvents { product { id } } } }';
const viewer = async (headers: Record<string, string> = {}) =>
  (await gateway.ask(VIEWER, {}, headers)).data.viewer;
const bearer = async (options: TokenOptions = {}) => ({
  authorization: `Bearer ${await signToken(key, { ...WHO, ...options })}`,
});

describe('a visitor', () => {
  it('is who the device says, and proves nothing', async () => {
    expect(await viewer({ 'x-visitor-id': 'device-1' })).toMatchObject({
      id: 'visitor:device-1',
      identified: false,
    });
  });

  it('without an id is unknown', async () => {
    for (const headers of [{}, { 'x-visitor-id': '' }] as Record<string, string>[])
      expect(await viewer(headers)).toEqual({ id: 'unknown', identified: false, recentEvents: [] });
  });

  it('can never pose as a shopper', async () => {
    expect(await viewer({ 'x-visitor-id': 'shopper:ann' })).toMatchObject({
      id: 'visitor:shopper:ann',
      identified: false,
    });
  });

  it.each(['two words', 'x'.repeat(129), '<script>', "'; DROP TABLE events; --"])(
    'is refused an id that is none: %.30s',
    async (id) => {
      expect(await gateway.refusal(VIEWER, {}, { 'x-visitor-id': id })).toMatchObject({
        status: 400,
        code: 'BAD_USER_INPUT',
        message: expect.stringContaining('X-Visitor-Id must have 1 to 128'),
      });
    },
  );
});

describe('a shopper’s token', () => {
  it('proves who is asking', async () => {
    expect(await viewer(await bearer())).toMatchObject({ id: 'shopper:ann', identified: true });
    const { authorization } = await bearer();
    expect(await viewer({ authorization: authorization.replace('Bearer', 'bearer') })).toMatchObject({
      identified: true,
    });
  });

  it('has some seconds of grace, since clocks differ', async () => {
    expect(await viewer(await bearer({ secondsLeft: -2 }))).toMatchObject({ identified: true });
  });

  it.each<[string, () => Promise<string> | string]>([
    ['expired', () => signToken(key, { ...WHO, secondsLeft: -60 })],
    ['that never expires', () => signToken(key, { ...WHO, secondsLeft: null })],
    ['of another audience', () => signToken(key, { ...WHO, audience: 'another' })],
    ['without an audience', () => signToken(key, { issuer: WHO.issuer })],
    ['of another issuer', () => signToken(key, { ...WHO, issuer: 'https://evil.example' })],
    ['signed with another secret', () => signToken(Buffer.from('another secret of thirty-two bytes!'), WHO)],
    ['signed with another algorithm of the same secret', () => signToken(key, { ...WHO, alg: 'HS512' })],
    ['signed with a key pair', () => signToken(rsaKeyPair().privateKey, { ...WHO, alg: 'RS256' })],
    ['that nobody signed', () => unsignedToken('ann')],
    ['with an empty subject', () => signToken(key, { ...WHO, subject: '' })],
    ['with a subject that no id can be', () => signToken(key, { ...WHO, subject: 'a\u0000b' })],
    ['with a subject without end', () => signToken(key, { ...WHO, subject: 'x'.repeat(201) })],
    ['of rubbish', () => 'rubbish'],
    ['of three pieces of rubbish', () => 'a.b.c'],
    [
      'whose payload was changed',
      async () => {
        const [header, , signature] = (await signToken(key, WHO)).split('.');
        return `${header}.${Buffer.from('{"sub":"bob"}').toString('base64url')}.${signature}`;
      },
    ],
  ])('is refused, never taken as nobody’s, and the log says why: one %s', async (_what, makeToken) => {
    const headers = { authorization: `Bearer ${await makeToken()}` };
    expect(await gateway.refusal(VIEWER, {}, headers)).toEqual({
      status: 401,
      code: 'UNAUTHENTICATED',
      message: expect.stringMatching(/^The Bearer token (has expired|is not valid here)\. Sign in again/),
    });
    const refused = gateway.logLines.findLast((line) => line.includes('"msg":"refused"'))!;
    expect(JSON.parse(refused)).toMatchObject({
      code: 'UNAUTHENTICATED',
      reason: expect.stringMatching(/.{8}/),
    });
    expect(refused).not.toContain(headers.authorization.slice('Bearer '.length));
  });

  it.each(['Basic YTpi', 'Bearer', 'Bearer two words', ''])(
    'is refused in another shape: %s',
    async (authorization) => {
      expect(await gateway.refusal(VIEWER, {}, { authorization })).toMatchObject({
        status: 401,
        code: 'UNAUTHENTICATED',
        message: 'Authorization must be "Bearer" and a JWT.',
      });
    },
  );

  it('is accepted alone: X-Viewer-Id beside it would say twice who the shopper is', async () => {
    const headers = { ...(await bearer()), 'x-viewer-id': 'bob' };
    expect(await gateway.refusal(VIEWER, {}, headers)).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' });
  });

  it('makes a demo key needless: there is none', async () => {
    expect(gateway.app.demoKey).toBeUndefined();
  });
});

describe('a device seen with a signed-in shopper', () => {
  it('brings the shopper what was done on it before', async () => {
    await track(gateway, 'tablet', [{ type: 'VIEW', productId: 'kit-00001' }]);
    const eve = await bearer({ subject: 'eve' });
    await gateway.ask(TRACK_EVENTS, { events: [sentEvent({ type: 'VIEW', productId: 'kit-00002' })] }, eve);
    expect((await viewer(eve)).recentEvents).toHaveLength(1);
    const both = ['kit-00002', 'kit-00001'].map((id) => ({ product: { id } }));
    expect((await viewer({ ...eve, 'x-visitor-id': 'tablet' })).recentEvents).toEqual(both);
    expect((await viewer(eve)).recentEvents).toEqual(both);
  });

  it('shows nothing of the shopper to whoever has it and is not signed in', async () => {
    expect((await viewer({ 'x-visitor-id': 'tablet' })).recentEvents).toEqual([]);
  });

  it('stays with its first shopper', async () => {
    const mallory = { ...(await bearer({ subject: 'mallory' })), 'x-visitor-id': 'tablet' };
    expect(await viewer(mallory)).toMatchObject({ id: 'shopper:mallory', recentEvents: [] });
  });
});
