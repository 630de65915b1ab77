import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FakeTextEncoder } from '../support/fake-text-encoder.js';
import { TestGateway } from '../support/gateway.js';
import { KITCHEN_SHOP } from '../support/kitchen-shop.js';
import { draft } from '../support/make.js';
import { signToken } from '../support/tokens.js';
import { sentEvent, TRACK_EVENTS, type Happening } from '../support/track.js';
import { until } from '../support/until.js';

const SECRET = 'a secret of more than thirty-two bytes';
const WITHIN_MS = 1000;

/** Which stands first is left to taste. */
const SOFAS = ['Ironside', 'Pannery'].map((brand) =>
  draft(`sofa-${brand}`, { title: 'Grey sofa', brand, categoryPath: ['Living', `Sofas by ${brand}`] }),
);

let gateway: TestGateway;
beforeAll(async () => {
  const encoder = new FakeTextEncoder();
  gateway = await TestGateway.open({
    env: { JWT_SECRET: SECRET },
    overrides: { models: encoder.models },
    products: [...KITCHEN_SHOP, ...SOFAS],
  });
  const { vectors, follower } = gateway.app.stores;
  await until(async () => (await vectors.behind(encoder.space, '', 1)).length === 0);
  await follower.caughtUp();
});
afterAll(() => gateway.close());

type Headers = Readonly<Record<string, string>>;

/** A household of its own for every test: devices, and the tokens of its people. */
class Household {
  readonly #name = randomUUID();
  device = (what: string): Headers => ({ 'x-visitor-id': `${what}-${this.#name}` });
  token = async (who: string): Promise<Headers> => ({
    authorization: `Bearer ${await signToken(Buffer.from(SECRET), { subject: `${who} ${this.#name}` })}`,
  });
}

const track = async (headers: Headers, ...happenings: readonly Happening[]): Promise<void> => {
  const events = happenings.map(sentEvent);
  const { data } = await gateway.ask(TRACK_EVENTS, { events }, headers);
  expect(data.trackEvents).toMatchObject({ accepted: events.length, rejected: [] });
};
const view = (productId: string, hoursAgo = 0): Happening => ({ type: 'VIEW', productId, hoursAgo });
const buy = (productId: string, hoursAgo = 0): Happening => ({ type: 'PURCHASE', productId, hoursAgo });

interface Device {
  readonly id: string;
  readonly current: boolean;
  readonly signedIn: boolean;
  readonly forgotten: boolean;
}
const ask = async (operation: string, headers: Headers, variables: object = {}) => {
  const { data, errors } = await gateway.ask(operation, { ...variables }, headers);
  expect(errors).toBeUndefined();
  return data;
};
/** Products of what the viewer did last, newest first. */
const history = async (headers: Headers): Promise<string[]> => {
  const { viewer } = await ask('{ viewer { recentEvents(first: 100) { product { id } } } }', headers);
  return viewer.recentEvents.map(({ product }: { product: { id: string } }) => product.id);
};
const devices = async (headers: Headers): Promise<Device[]> =>
  (await ask('{ viewer { devices { id current signedIn forgotten } } }', headers)).viewer.devices;
const home = async (headers: Headers) =>
  (
    await ask(
      '{ recommend(placement: HOME) { edges { node { id } reason { kind because { id } } } } }',
      headers,
    )
  ).recommend.edges;
const SIGN_OUT =
  'mutation ($deviceId: ID, $occurredAt: DateTime) { signOut(deviceId: $deviceId, occurredAt: $occurredAt) { devices { signedIn } } }';
const FORGET = 'mutation ($id: ID!) { forgetDevice(deviceId: $id) { devices { forgotten } } }';
const REMEMBER = 'mutation ($id: ID!) { rememberDevice(deviceId: $id) { devices { forgotten } } }';

describe('what a shopper does on one device', () => {
  it(`changes the next recommendation and search on another within ${WITHIN_MS} ms`, async () => {
    const { device, token } = new Household();
    const ann = await token('ann');
    const [phone, web] = [
      { ...ann, ...device('phone') },
      { ...ann, ...device('web') },
    ];
    const search = async (): Promise<string[]> =>
      (await ask('{ search(query: "grey sofa") { nodes { id } } }', web)).search.nodes.map(
        ({ id }: { id: string }) => id,
      );
    await home(phone);
    const [first, second] = (await search()) as [string, string];
    const startedAt = performance.now();
    await track(phone, { type: 'CLICK', productId: second });
    const [recommended] = await home(web);
    const found = await search();
    const tookMs = performance.now() - startedAt;
    expect(recommended.reason).toEqual({ kind: 'BECAUSE_YOU_VIEWED', because: [{ id: second }] });
    expect(found.slice(0, 2)).toEqual([second, first]);
    expect(tookMs).toBeLessThan(WITHIN_MS);
  });

  it('before signing in there is theirs at once, on all their devices', async () => {
    const { device, token } = new Household();
    const ann = await token('ann');
    await track(device('phone'), view('kit-00001', 3));
    await track(device('tablet'), view('kit-00002', 2));
    await track({ ...ann, ...device('web') }, view('kit-00003', 1));
    expect(await history({ ...ann, ...device('phone') })).toEqual(['kit-00003', 'kit-00001']);
    expect(await history({ ...ann, ...device('tablet') })).toEqual(['kit-00003', 'kit-00002', 'kit-00001']);
    expect(await history(ann)).toEqual(['kit-00003', 'kit-00002', 'kit-00001']);
  });

  it('is seen at once where they have fifty', async () => {
    const { device, token } = new Household();
    const ann = await token('ann');
    for (let i = 0; i < 50; i++) {
      await track(device(`d${i}`), view('kit-00001', i + 1));
      await history({ ...ann, ...device(`d${i}`) });
    }
    expect(await history(ann)).toHaveLength(50);
    expect(await devices(ann)).toHaveLength(50);
  });
});

describe('a tablet of the family', () => {
  it('shows nobody what another one did while signed in', async () => {
    const { device, token } = new Household();
    const tablet = device('tablet');
    const [ann, bob] = [await token('ann'), await token('bob')];
    await track(tablet, view('kit-00001'));
    await track({ ...ann, ...tablet }, view('kit-00002'));
    // Sent without the token, while she is signed in.
    await track(tablet, view('kit-00003'));
    await ask(SIGN_OUT, tablet);
    await track(tablet, view('kit-00004'));
    // What was done before she signed in became hers.
    expect(await history(tablet)).toEqual(['kit-00004']);
    await track({ ...bob, ...tablet }, view('kit-00006'));
    expect(await history({ ...bob, ...tablet })).toEqual(['kit-00006']);
    expect(await history(tablet)).toEqual(['kit-00004']);
    expect(await history(ann)).toEqual(['kit-00003', 'kit-00002', 'kit-00001']);
  });

  it('goes on for whoever holds it where a token has expired, and shows them nothing of the shopper', async () => {
    const { device, token } = new Household();
    const tablet = device('tablet');
    await track({ ...(await token('ann')), ...tablet }, view('kit-00001'));
    await track(tablet, view('kit-00002'));
    expect(await history(tablet)).toEqual(['kit-00002']);
    expect((await home(tablet))[0].reason.because).toEqual([{ id: 'kit-00002' }]);
  });

  it('gives what comes late to whoever held it then', async () => {
    const { device, token } = new Household();
    const tablet = device('tablet');
    const [ann, bob] = [await token('ann'), await token('bob')];
    const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();
    const { viewers } = gateway.app.stores;
    const of = `visitor:${tablet['x-visitor-id']}` as const;
    const shopper = (await ask('{ viewer { id } }', ann)).viewer.id;
    await viewers.handOver({ device: of, shopper, signedIn: true, occurredAt: new Date(hoursAgo(10)) });
    await ask(SIGN_OUT, tablet, { occurredAt: hoursAgo(8) });
    await track(
      { ...bob, ...tablet },
      view('kit-00001', 11),
      view('kit-00002', 9),
      view('kit-00003', 7),
      view('kit-00004'),
    );
    expect(await history(ann)).toEqual(['kit-00002', 'kit-00001']);
    expect(await history(tablet)).toEqual(['kit-00003']);
    expect(await history(bob)).toEqual(['kit-00004']);
  });
});

describe('a device', () => {
  it('is parted from its shopper, and joined again, exactly', async () => {
    const { device, token } = new Household();
    const ann = await token('ann');
    const [phone, borrowed] = [device('phone'), device('borrowed')];
    await track(borrowed, view('kit-00001', 5));
    await track({ ...ann, ...phone }, view('kit-00002', 4));
    await track({ ...ann, ...borrowed }, view('kit-00003'));
    await track(borrowed, view('kit-00004'));
    const joined = ['kit-00004', 'kit-00003', 'kit-00002', 'kit-00001'];
    expect(await history(ann)).toEqual(joined);
    const { id } = (await devices({ ...ann, ...borrowed })).find(({ current }) => current)!;
    await ask(FORGET, ann, { id });
    // What she did with her token stays hers.
    expect(await history(ann)).toEqual(['kit-00003', 'kit-00002']);
    expect(await history({ ...ann, ...borrowed })).toEqual(['kit-00003', 'kit-00002']);
    expect(await history(borrowed)).toEqual(['kit-00004', 'kit-00001']);
    expect(await devices(ann)).toMatchObject([{ forgotten: true }, { forgotten: false }]);
    await ask(REMEMBER, ann, { id });
    expect(await history(ann)).toEqual(joined);
  });

  it('that is parted keeps what came late, whoever’s token it came with', async () => {
    const { device, token } = new Household();
    const [ann, bob] = [await token('ann'), await token('bob')];
    const borrowed = device('borrowed');
    const shopper = (await ask('{ viewer { id } }', ann)).viewer.id;
    await gateway.app.stores.viewers.handOver({
      device: `visitor:${borrowed['x-visitor-id']}`,
      shopper,
      signedIn: true,
      occurredAt: new Date(Date.now() - 10 * 3_600_000),
    });
    await track({ ...bob, ...borrowed }, buy('kit-00001', 9));
    expect(await history(ann)).toEqual(['kit-00001']);
    const [{ id }] = (await devices(ann)) as [Device];
    await ask(FORGET, ann, { id });
    expect(await history(ann)).toEqual([]);
    expect(await history(bob)).toEqual(['kit-00001']);
  });

  it('is signed out from another one', async () => {
    const { device, token } = new Household();
    const ann = await token('ann');
    const [phone, web] = [
      { ...ann, ...device('phone') },
      { ...ann, ...device('web') },
    ];
    await history(phone);
    const { id } = (await devices(web)).find(({ current }) => !current)!;
    expect((await ask(SIGN_OUT, web, { deviceId: id })).signOut.devices).toEqual([
      { signedIn: true },
      { signedIn: false },
    ]);
  });

  it('can be signed out with the token of its shopper', async () => {
    const { device, token } = new Household();
    const phone = { ...(await token('ann')), ...device('phone') };
    expect((await ask(SIGN_OUT, phone)).signOut.devices).toEqual([{ signedIn: false }]);
    await track(device('phone'), view('kit-00001'));
    expect(await history(await token('ann'))).toEqual([]);
  });

  it('is never told of another by its visitor id', async () => {
    const { device, token } = new Household();
    const phone = { ...(await token('ann')), ...device('phone') };
    expect(JSON.stringify(await devices(phone))).not.toContain(device('phone')['x-visitor-id']);
  });

  it('of somebody else cannot be parted, nor signed out', async () => {
    const { device, token } = new Household();
    const [ann, bob] = [await token('ann'), await token('bob')];
    const [{ id }] = (await devices({ ...ann, ...device('phone') })) as [Device];
    for (const operation of [FORGET, REMEMBER, SIGN_OUT])
      expect(await gateway.refusal(operation, { id, deviceId: id }, bob)).toMatchObject({
        status: expect.any(Number),
        code: 'NOT_FOUND',
      });
    expect(await gateway.refusal(FORGET, { id }, device('phone'))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await gateway.refusal(SIGN_OUT, {})).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(
      await gateway.refusal(SIGN_OUT, { occurredAt: '2100-01-01T00:00:00Z' }, device('phone')),
    ).toMatchObject({ code: 'BAD_USER_INPUT', message: expect.stringContaining('10 minutes') });
  });
});

describe('an event that comes late', () => {
  it('stands where it occurred: no fresh click, and nothing just bought', async () => {
    const { device } = new Household();
    const phone = device('phone');
    await track(phone, view('kit-00004', 1));
    await track(phone, view('kit-00001', 24 * 60), buy('kit-00002', 48));
    expect(await history(phone)).toEqual(['kit-00004', 'kit-00002', 'kit-00001']);
    const edges = await home(phone);
    expect(edges.map(({ node }: { node: { id: string } }) => node.id)).toContain('kit-00002');
    await track(phone, buy('kit-00002'));
    const ids = (await home(phone)).map(({ node }: { node: { id: string } }) => node.id);
    expect(ids.length).toBeGreaterThan(0);
    expect(ids).not.toContain('kit-00002');
  });
});
