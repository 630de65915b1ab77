import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { TestGateway } from '../support/gateway.js';
import { KeyServer } from '../support/key-server.js';
import { rsaKeyPair, signToken, unsignedToken } from '../support/tokens.js';

const VIEWER = '{ viewer { id identified } }';
const issuer = rsaKeyPair();
const stranger = rsaKeyPair();
const publicPem = issuer.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const headersOf = async (token: Promise<string> | string) => ({ authorization: `Bearer ${await token}` });
const REFUSED = { status: 401, code: 'UNAUTHENTICATED' };

describe('tokens signed with a key pair, its public key configured', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await TestGateway.open({ env: { JWT_PUBLIC_KEY: publicPem } });
  });
  afterAll(() => gateway.close());

  it('prove who is asking', async () => {
    const headers = await headersOf(signToken(issuer.privateKey, { alg: 'RS256' }));
    expect((await gateway.ask(VIEWER, {}, headers)).data.viewer).toEqual({
      id: 'shopper:ann',
      identified: true,
    });
  });

  it.each<[string, () => Promise<string> | string]>([
    ['signed by a stranger', () => signToken(stranger.privateKey, { alg: 'RS256' })],
    [
      'signed with the public key as if it were a secret',
      () => signToken(Buffer.from(publicPem), { alg: 'HS256' }),
    ],
    ['signed with another algorithm', () => signToken(issuer.privateKey, { alg: 'RS512' })],
    ['that nobody signed', () => unsignedToken('ann')],
  ])('are refused: one %s', async (_what, makeToken) => {
    expect(await gateway.refusal(VIEWER, {}, await headersOf(makeToken()))).toMatchObject(REFUSED);
  });
});

describe('tokens of an issuer that publishes its keys', () => {
  let keys: KeyServer;
  let gateway: TestGateway;
  beforeAll(async () => {
    keys = await KeyServer.open();
    await keys.publish('current', issuer.publicKey);
    gateway = await TestGateway.open({ env: { JWT_JWKS_URL: keys.url } });
  });
  afterEach(() => keys.recover());
  afterAll(async () => {
    await gateway.close();
    await keys.close();
  });

  const tokenBy = (kid: string, pair = issuer) => signToken(pair.privateKey, { alg: 'RS256', kid });
  const UNREACHABLE = {
    status: 503,
    code: 'UNAVAILABLE',
    message: expect.stringContaining('Try again later'),
  };

  // First, since keys that were fetched once are remembered.
  it.each([
    [500, 'out of order'],
    [200, '<html>'],
    [200, '{"keys": 5}'],
  ])(
    'cannot be judged while its keys cannot be read, which is not the shopper’s fault: %d %s',
    async (status, body) => {
      keys.fallIll(status, body);
      expect(await gateway.refusal(VIEWER, {}, await headersOf(tokenBy('current')))).toEqual(UNREACHABLE);
    },
  );

  it('prove who is asking', async () => {
    const headers = await headersOf(tokenBy('current'));
    expect((await gateway.ask(VIEWER, {}, headers)).data.viewer).toEqual({
      id: 'shopper:ann',
      identified: true,
    });
  });

  it.each<[string, () => Promise<string> | string]>([
    ['with a key that the issuer does not have', () => tokenBy('unknown', stranger)],
    ['signed by a stranger under the name of a known key', () => tokenBy('current', stranger)],
    ['that nobody signed', () => unsignedToken('ann')],
  ])('are refused: one %s', async (_what, makeToken) => {
    expect(await gateway.refusal(VIEWER, {}, await headersOf(makeToken()))).toMatchObject(REFUSED);
  });
});
