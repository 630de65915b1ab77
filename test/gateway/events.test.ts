import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestGateway } from '../support/gateway.js';
import { KITCHEN_SHOP } from '../support/kitchen-shop.js';
import { sentEvent, track, TRACK_EVENTS } from '../support/track.js';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await TestGateway.open({ products: KITCHEN_SHOP });
});
afterAll(() => gateway.close());

const view = (extra: object = {}) => ({ ...sentEvent({ type: 'VIEW', productId: 'kit-00001' }), ...extra });
const send = async (events: readonly object[], visitor = 'ann') =>
  (await gateway.ask(TRACK_EVENTS, { events }, { 'x-visitor-id': visitor })).data.trackEvents;
const recentEvents = async (visitor: string) =>
  (
    await gateway.ask(
      '{ viewer { id identified recentEvents { eventId type product { id } occurredAt } } }',
      {},
      { 'x-visitor-id': visitor },
    )
  ).data.viewer.recentEvents;

describe('an event', () => {
  it('changes the very next recommendation', async () => {
    const home = async () =>
      (
        await gateway.ask(
          '{ recommend(placement: HOME) { edges { node { id } reason { kind because { id } } } } }',
          {},
          { 'x-visitor-id': 'looker' },
        )
      ).data.recommend.edges;
    const kindsBefore = (await home()).map(({ reason }: { reason: { kind: string } }) => reason.kind);
    expect(kindsBefore).not.toContain('BECAUSE_YOU_VIEWED');
    await track(gateway, 'looker', [{ type: 'VIEW', productId: 'kit-00001' }]);
    expect((await home())[0]).toMatchObject({
      reason: { kind: 'BECAUSE_YOU_VIEWED', because: [{ id: 'kit-00001' }] },
    });
  });

  it('stands first in what the viewer did last', async () => {
    await track(gateway, 'reader', [{ type: 'VIEW', productId: 'kit-00002', hoursAgo: 1 }]);
    const event = sentEvent({ type: 'ADD_TO_CART', productId: 'kit-00002' });
    await send([event], 'reader');
    const [first, second] = await recentEvents('reader');
    expect(first).toEqual({
      eventId: event.eventId,
      type: 'ADD_TO_CART',
      product: { id: 'kit-00002' },
      occurredAt: event.occurredAt,
    });
    expect(second.type).toBe('VIEW');
  });

  it('is stored once, however often it is sent, whoever sends it', async () => {
    const event = view();
    expect(await send([event, event], 'twice')).toMatchObject({ accepted: 1, duplicates: 1, rejected: [] });
    expect(await send([event], 'twice')).toMatchObject({ accepted: 0, duplicates: 1 });
    expect(await send([event], 'thief')).toMatchObject({ accepted: 0, duplicates: 1 });
    expect(await recentEvents('twice')).toHaveLength(1);
    expect(await recentEvents('thief')).toEqual([]);
  });

  it('of a deleted product is kept, and its product is null', async () => {
    await gateway.app.stores.catalog.delete(['gro-00003']);
    await track(gateway, 'late', [{ type: 'VIEW', productId: 'gro-00003' }]);
    expect(await recentEvents('late')).toMatchObject([{ product: null }]);
  });

  it('needs to know who did it', async () => {
    expect(await gateway.refusal(TRACK_EVENTS, { events: [view()] })).toEqual({
      status: 401,
      code: 'UNAUTHENTICATED',
      message: expect.stringContaining('Send X-Visitor-Id, a Bearer token, or a partner key'),
    });
  });
});

describe('a batch of events', () => {
  it('loses its bad ones one by one, each with its place, id, code and reason; the good ones are kept', async () => {
    const bad: [object, string, RegExp][] = [
      [{ eventId: '' }, 'BAD_USER_INPUT', /^eventId: must have 1 to 200 characters/],
      [{ productId: 'nowhere' }, 'NOT_FOUND', /^productId: the shop never had a product nowhere/],
      [{ occurredAt: '1970-01-01T00:00:00Z' }, 'BAD_USER_INPUT', /^occurredAt: must not be before 1995/],
      [
        { occurredAt: new Date(Date.now() + 3_600_000).toISOString() },
        'BAD_USER_INPUT',
        /^occurredAt: must not be more than 10 minutes in the future/,
      ],
      [{ quantity: 0 }, 'BAD_USER_INPUT', /^quantity: must be a whole number from 1 to 10000/],
      [{ position: -1 }, 'BAD_USER_INPUT', /^position: must be/],
      [{ priceMinorUnits: -1 }, 'BAD_USER_INPUT', /^priceMinorUnits: must be/],
      [{ requestId: 'x'.repeat(101) }, 'BAD_USER_INPUT', /^requestId: must have 1 to 100/],
      [{ eventId: 'a\u0000b' }, 'BAD_USER_INPUT', /^eventId: must not contain control characters/],
    ];
    const events = [view(), ...bad.map(([fields]) => view(fields)), view()];
    const { accepted, rejected } = await send(events, 'careless');
    expect(accepted).toBe(2);
    expect(rejected).toEqual(
      bad.map(([, code, message], i) => ({
        index: i + 1,
        id: events[i + 1]!.eventId,
        code,
        message: expect.stringMatching(message),
      })),
    );
    expect(await recentEvents('careless')).toHaveLength(2);
  });

  it('may have clocks that run some minutes ahead', async () => {
    const occurredAt = new Date(Date.now() + 5 * 60_000).toISOString();
    expect(await send([view({ occurredAt })])).toMatchObject({ accepted: 1 });
  });

  it('may be empty', async () => {
    expect(await send([])).toEqual({ accepted: 0, duplicates: 0, rejected: [] });
  });

  it('takes 1,000 events and not one more', async () => {
    const events = Array.from({ length: 1000 }, () => view());
    expect(await send(events, 'busy')).toMatchObject({ accepted: 1000 });
    const headers = { 'x-visitor-id': 'busy' };
    expect(await gateway.refusal(TRACK_EVENTS, { events: [...events, view()] }, headers)).toEqual({
      status: 400,
      code: 'BAD_USER_INPUT',
      message: 'events must have at most 1000 entries, and has 1001. Send more calls.',
    });
  });

  it.each([
    ['a time that is none', { occurredAt: 'yesterday' }, /DateTime|date-time/i],
    ['a time in numbers', { occurredAt: 1_780_000_000 }, /A DateTime is ISO 8601 text/],
    ['a type that is none', { type: 'STARE' }, /"STARE".+EventType/],
  ])('with %s is no batch of events: GraphQL refuses the call', async (_what, fields, message) => {
    const events = [view(fields)];
    expect(await gateway.refusal(TRACK_EVENTS, { events }, { 'x-visitor-id': 'ann' })).toEqual({
      status: 400,
      code: 'BAD_USER_INPUT',
      message: expect.stringMatching(message),
    });
  });
});
