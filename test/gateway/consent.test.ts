import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase } from '../support/database.js';
import { TestGateway } from '../support/gateway.js';
import { KITCHEN_SHOP } from '../support/kitchen-shop.js';
import { signToken } from '../support/tokens.js';
import { sentEvent, TRACK_EVENTS, type Happening } from '../support/track.js';

const SECRET = 'a secret of more than thirty-two bytes';
type Headers = Readonly<Record<string, string>>;

let url: string;
let gateway: TestGateway;
let database: pg.Client;
beforeAll(async () => {
  url = await createTestDatabase();
  gateway = await TestGateway.open({
    env: { JWT_SECRET: SECRET, DATABASE_URL: url },
    products: KITCHEN_SHOP,
  });
  database = new pg.Client({ connectionString: url });
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await gateway.close();
});

const somebody = (): Headers => ({ 'x-visitor-id': randomUUID() });
const shopper = async (name = randomUUID()): Promise<Headers> => ({
  authorization: `Bearer ${await signToken(Buffer.from(SECRET), { subject: name })}`,
});
const saying = (headers: Headers, consent: string): Headers => ({ ...headers, 'x-consent': consent });

async function track(headers: Headers, ...happenings: readonly Happening[]): Promise<string[]> {
  const events = happenings.map(sentEvent);
  const { data } = await gateway.ask(TRACK_EVENTS, { events }, headers);
  expect(data.trackEvents).toMatchObject({ accepted: events.length, rejected: [] });
  return events.map(({ eventId }) => eventId);
}
const view = (productId: string, hoursAgo = 0): Happening => ({ type: 'VIEW', productId, hoursAgo });
const ask = async (operation: string, headers: Headers, variables: object = {}) => {
  const { data, errors } = await gateway.ask(operation, { ...variables }, headers);
  expect(errors).toBeUndefined();
  return data;
};
const viewer = async (headers: Headers): Promise<{ consent: string; seen: string[]; devices: object[] }> => {
  const asked = await ask('{ viewer { consent devices { id } recentEvents { product { id } } } }', headers);
  const { consent, devices, recentEvents } = asked.viewer;
  return {
    consent,
    devices,
    seen: recentEvents.map(({ product }: { product: { id: string } }) => product.id),
  };
};
const kinds = async (headers: Headers): Promise<string[]> =>
  (await ask('{ recommend(placement: HOME) { edges { reason { kind } } } }', headers)).recommend.edges.map(
    ({ reason }: { reason: { kind: string } }) => reason.kind,
  );
const setConsent = async (headers: Headers, consent: string): Promise<string> =>
  (
    await ask('mutation ($consent: Consent!) { setConsent(consent: $consent) { consent } }', headers, {
      consent,
    })
  ).setConsent.consent;
const erase = async (headers: Headers) =>
  (await ask('mutation { eraseHistory { events searches answers devices } }', headers)).eraseHistory;
/** Rows of any table in which a text comes up. */
async function rowsWith(text: string): Promise<string[]> {
  const found: string[] = [];
  for (const table of [
    'events',
    'search_log',
    'given_answers',
    'hand_overs',
    'consent_choices',
    'result_lists',
    'sessions',
  ]) {
    const { rows } = await database.query(`SELECT 1 FROM ${table} t WHERE t::text LIKE '%' || $1 || '%'`, [
      text,
    ]);
    found.push(...rows.map(() => table));
  }
  return found;
}
/** Searches are written down a moment later. */
const searchesWritten = () => new Promise((resolve) => setTimeout(resolve, 400));

describe('consent', () => {
  it('is the least of what the request says and what was chosen, and else the shop’s default', async () => {
    const headers = somebody();
    expect((await viewer(headers)).consent).toBe('FULL');
    expect((await viewer(saying(headers, 'session'))).consent).toBe('SESSION');
    expect(await setConsent(headers, 'SESSION')).toBe('SESSION');
    expect((await viewer(headers)).consent).toBe('SESSION');
    expect((await viewer(saying(headers, 'full'))).consent).toBe('SESSION');
    expect((await viewer(saying(headers, 'None'))).consent).toBe('NONE');
    expect(await setConsent(headers, 'FULL')).toBe('FULL');
  });

  it('that was chosen by a shopper holds on every device', async () => {
    const name = randomUUID();
    await setConsent({ ...(await shopper(name)), ...somebody() }, 'NONE');
    expect((await viewer({ ...(await shopper(name)), ...somebody() })).consent).toBe('NONE');
  });

  it('is refused where it is none', async () => {
    expect(await gateway.refusal('{ viewer { id } }', {}, saying(somebody(), 'maybe'))).toEqual({
      status: 400,
      code: 'BAD_USER_INPUT',
      message: 'X-Consent must be none, session or full.',
    });
    expect(await gateway.refusal('mutation { setConsent(consent: FULL) { id } }')).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  it('has a default that the shop sets', async () => {
    const strict = await TestGateway.open({ env: { CONSENT_DEFAULT: 'none' } });
    const consent = async (headers: Headers) =>
      (await strict.ask('{ viewer { consent } }', {}, headers)).data.viewer.consent;
    expect(await consent(somebody())).toBe('NONE');
    expect(await consent(saying(somebody(), 'full'))).toBe('FULL');
    await strict.close();
  });
});

describe('without consent', () => {
  it('nothing is read, and answers are everybody’s', async () => {
    const headers = somebody();
    await track(headers, view('kit-00001'));
    expect(await kinds(headers)).toContain('BECAUSE_YOU_VIEWED');
    expect(await viewer(saying(headers, 'none'))).toMatchObject({ seen: [] });
    expect(await kinds(saying(headers, 'none'))).toEqual(await kinds({}));
    expect((await viewer(headers)).seen).toEqual(['kit-00001']);
  });

  it('events are kept without a name, those of one call together, and never found again', async () => {
    const name = randomUUID();
    const headers = { ...somebody(), ...(await shopper(name)) };
    const ids = await track(saying(headers, 'none'), view('kit-00001'), view('kit-00002'));
    const others = await track(saying(headers, 'none'), view('kit-00003'));
    await ask('{ search(query: "frying pan") { nodes { id } } }', saying(headers, 'none'));
    await kinds(saying(headers, 'none'));
    await searchesWritten();
    expect(await rowsWith(name)).toEqual([]);
    expect(await rowsWith(headers['x-visitor-id']!)).toEqual([]);
    const { rows } = await database.query(
      'SELECT identity, count(*)::int FROM events WHERE event_id = ANY($1) GROUP BY 1 ORDER BY 2',
      [[...ids, ...others]],
    );
    expect(rows).toEqual([
      { identity: expect.stringMatching(/^anonymous:/), count: 1 },
      { identity: expect.stringMatching(/^anonymous:/), count: 2 },
    ]);
    expect((await viewer(headers)).seen).toEqual([]);
  });

  it('events need no name at all', async () => {
    await track({ 'x-consent': 'none' }, view('kit-00001'));
  });

  it('a device is not tied to the shopper, and yet leaves the hands of the one before', async () => {
    const [annName, bobName] = [randomUUID(), randomUUID()];
    const tablet = somebody();
    const [ann, bob] = [await shopper(annName), await shopper(bobName)];
    await viewer({ ...ann, ...tablet });
    await viewer(saying({ ...bob, ...tablet }, 'none'));
    expect(await rowsWith(bobName)).toEqual([]);
    await track(tablet, view('kit-00001'));
    expect((await viewer(ann)).seen).toEqual([]);
  });

  it('that is withdrawn, what is done on the shopper’s devices is theirs no more', async () => {
    const name = randomUUID();
    const ann = await shopper(name);
    const phone = somebody();
    await track({ ...ann, ...phone }, view('kit-00001'));
    await setConsent(ann, 'NONE');
    await track(phone, view('kit-00002'));
    await setConsent(ann, 'FULL');
    expect((await viewer(ann)).seen).toEqual(['kit-00001']);
  });
});

describe('consent for a session', () => {
  it('reads what was done since the last pause of half an hour', async () => {
    const headers = somebody();
    const [old, before, first, last] = [
      view('kit-00001', 20),
      view('kit-00002', 1.2),
      view('kit-00003', 0.6),
      view('kit-00004', 0.2),
    ];
    await track(headers, old, before, first, last);
    expect(await viewer(saying(headers, 'session'))).toMatchObject({ seen: ['kit-00004', 'kit-00003'] });
    expect(await kinds(saying(headers, 'session'))).toContain('BECAUSE_YOU_VIEWED');
    expect((await viewer(headers)).seen).toHaveLength(4);
  });

  it('reads nothing where the last thing was done too long ago', async () => {
    const headers = somebody();
    await track(headers, view('kit-00001', 0.6));
    expect(await viewer(saying(headers, 'session'))).toMatchObject({ seen: [] });
  });

  it('counts at once what is done under it, and makes no history of it', async () => {
    const name = randomUUID();
    const headers = { ...(await shopper(name)), ...somebody() };
    const ids = [
      ...(await track(saying(headers, 'session'), view('kit-00001'))),
      ...(await track(saying(headers, 'session'), view('kit-00002'))),
    ];
    expect(new Set((await viewer(saying(headers, 'session'))).seen)).toEqual(
      new Set(['kit-00001', 'kit-00002']),
    );
    expect((await viewer(headers)).seen).toEqual([]);
    const { rows } = await database.query('SELECT DISTINCT identity FROM events WHERE event_id = ANY($1)', [
      ids,
    ]);
    expect(rows).toEqual([{ identity: expect.stringMatching(/^session:[-0-9a-f]{36}$/) }]);
    expect(await rowsWith(name)).not.toContain('events');
  });
});

describe('the next page of an answer', () => {
  const PAGE = `query ($after: String) { recommend(placement: HOME, first: 1, after: $after) {
    edges { position reason { kind } } pageInfo { endCursor } } }`;
  const begin = async (headers: Headers): Promise<string> => {
    await track(headers, view('kit-00001'), view('kit-00002'), view('kit-00004'));
    return (await ask(PAGE, headers)).recommend.pageInfo.endCursor;
  };
  const goOn = async (headers: Headers, after: string) => {
    const { edges } = (await ask(PAGE, headers, { after })).recommend;
    expect(edges.map(({ position }: { position: number }) => position)).toEqual([1]);
    return edges.map(({ reason }: { reason: { kind: string } }) => reason.kind);
  };

  it('goes on with its reasons while they are allowed', async () => {
    const headers = somebody();
    expect(await goOn(headers, await begin(headers))).toContain('BECAUSE_YOU_VIEWED');
  });

  it('gives no reasons of the viewer’s own once consent is withdrawn', async () => {
    const headers = somebody();
    const after = await begin(headers);
    await setConsent(headers, 'NONE');
    expect(await goOn(headers, after)).toEqual((await kinds({})).slice(1, 2));
  });

  it('gives none of what was erased, whichever device it was asked from', async () => {
    const ann = await shopper();
    const phone = somebody();
    const after = await begin({ ...ann, ...phone });
    await searchesWritten();
    await erase({ ...ann, ...somebody() });
    expect(await goOn({ ...ann, ...phone }, after)).not.toContain('BECAUSE_YOU_VIEWED');
    expect(await rowsWith(phone['x-visitor-id']!)).toEqual(['hand_overs', 'hand_overs']);
  });
});

describe('a shopper who wants to be forgotten', () => {
  it('is: events, searches, answers and sign-ins, on every device, and told how many', async () => {
    const name = randomUUID();
    const ann = await shopper(name);
    const [phone, web] = [somebody(), somebody()];
    await track(phone, view('kit-00001', 2));
    await track({ ...ann, ...phone }, view('kit-00002', 1), view('kit-00003'));
    await track({ ...ann, ...web }, view('kit-00004'));
    await track(saying({ ...ann, ...web }, 'session'), view('kit-00001'));
    await ask('{ search(query: "frying pan") { nodes { id } } }', ann);
    await kinds(ann);
    expect(await erase(ann)).toEqual({ events: 5, searches: 1, answers: 2, devices: 2 });
    await searchesWritten();
    expect(await rowsWith(name)).toEqual([]);
    // That each was once in somebody's hands stays, without a name: what comes late must be nobody's.
    for (const device of [phone, web]) {
      expect(await rowsWith(device['x-visitor-id']!)).toEqual(['hand_overs']);
      await track(device, view('kit-00003', 1));
    }
    expect(await viewer({ ...ann, ...phone })).toMatchObject({ seen: [] });
    await erase(ann);
    expect(await erase(ann)).toEqual({ events: 0, searches: 0, answers: 0, devices: 0 });
    expect(await viewer(ann)).toEqual({ consent: 'FULL', seen: [], devices: [] });
  });

  it('takes nothing from others on the same device, whose history stays as it was', async () => {
    const [ann, bob] = [await shopper(), await shopper()];
    const tablet = somebody();
    await track({ ...ann, ...tablet }, view('kit-00001'));
    await track({ ...bob, ...tablet }, view('kit-00002'));
    await erase(ann);
    expect((await viewer(bob)).seen).toEqual(['kit-00002']);
    // What hers still had to send.
    await track(tablet, view('kit-00003', 5));
    expect((await viewer(bob)).seen).toEqual(['kit-00002']);
  });

  it('may be a visitor, who takes with them what nobody was signed in for', async () => {
    const phone = somebody();
    const ann = await shopper();
    await track({ ...ann, ...phone }, view('kit-00001'));
    await ask('mutation { signOut { id } }', phone);
    await track(phone, view('kit-00002'));
    expect(await erase(phone)).toEqual({ events: 1, searches: 0, answers: 0, devices: 0 });
    expect((await viewer(ann)).seen).toEqual(['kit-00001']);
  });

  it('must be somebody', async () => {
    expect(await gateway.refusal('mutation { eraseHistory { events } }')).toMatchObject({
      status: 401,
      code: 'UNAUTHENTICATED',
    });
  });

  it('keeps the choice not to be followed', async () => {
    const ann = await shopper();
    await setConsent(ann, 'NONE');
    await erase(ann);
    expect((await viewer(ann)).consent).toBe('NONE');
  });
});
