import { describe, expect, it } from '@jest/globals';
import { importEvents } from '../../src/importing/events/import-events.js';
import { rowsOf } from '../../src/importing/row.js';
import { MemoryEventLog } from '../../src/stores/memory/memory-event-log.js';

const NOW = new Date('2026-06-30T12:00:00Z');
let made = 0;
const given = (extra: object = {}) => ({
  eventId: `e${++made}`,
  type: 'PURCHASE',
  productId: 'p1',
  viewerId: 'ann',
  occurredAt: '2026-06-01T12:00:00Z',
  ...extra,
});
const on = (day: number, quantity: number, extra: object = {}) =>
  given({ occurredAt: new Date(Date.UTC(2026, 5, day)), quantity, ...extra });

async function importing(records: object[], asIs = false) {
  const events = new MemoryEventLog((id) => id !== 'unknown');
  const rows = rowsOf(() => records);
  const report = await importEvents({ events }, rows, { now: NOW, asIs });
  const again = await importEvents({ events }, rows, { now: NOW, asIs });
  const stored = [];
  for await (const batch of events.scan()) stored.push(...batch);
  return { report, again, stored };
}
const reasons = (findings: readonly { reason: string; rows: number }[]) =>
  Object.fromEntries(findings.map(({ reason, rows }) => [reason, rows]));

describe('importing events', () => {
  it('tells shoppers from devices', async () => {
    const { stored } = await importing([
      given({ viewerId: 'ann' }),
      given({ viewerId: 17850 }),
      given({ viewerId: 'visitor:phone' }),
      given({ viewerId: 'shopper:bob' }),
    ]);
    expect(stored.map(({ identity }) => identity)).toEqual([
      'shopper:ann',
      'shopper:17850',
      'visitor:phone',
      'shopper:bob',
    ]);
  });

  it('keeps the good rows and says of the others why not', async () => {
    const twice = given();
    const { report, again } = await importing([
      twice,
      twice,
      given({ viewerId: '' }),
      given({ productId: 'unknown' }),
      given({ occurredAt: '2026-02-30T00:00:00Z' }),
      given({ occurredAt: '2027-01-01T00:00:00Z' }),
      given({ type: 'STARE' }),
      given({ quantity: 0 }),
    ]);
    expect(report.rows).toEqual({ read: 8, kept: 1, repaired: 0, dropped: 7 });
    expect(reasons(report.drops)).toMatchObject({
      'duplicate row': 1,
      'missing viewerId': 1,
      'product unknown to the shop': 1,
      'occurredAt: must not be more than 10 minutes in the future.': 1,
      'quantity: must be a whole number from 1 to 10000.': 1,
    });
    expect(report.stored).toEqual({ new: 1, already: 0 });
    expect(again).toEqual({ ...report, stored: { new: 0, already: 1 } });
  });

  it('takes cancellations off the latest earlier purchase', async () => {
    const { report, stored } = await importing([
      on(1, 5),
      on(2, 3),
      on(9, 7),
      // Takes all of day 2 and one piece of day 1, never the later one of day 9.
      on(4, -4),
      on(4, -1, { viewerId: 'bob' }),
      on(4, -1, { productId: 'p2' }),
      on(3, 2, { viewerId: 'bob' }),
    ]);
    expect(stored.map(({ identity, quantity }) => [identity, quantity])).toEqual([
      ['shopper:ann', 4],
      ['shopper:ann', 7],
      ['shopper:bob', 1],
    ]);
    expect(reasons(report.drops)).toEqual({
      'purchase that was cancelled later': 1,
      'cancellation: taken off its purchase': 2,
      'cancellation without an earlier purchase': 1,
    });
    expect(reasons(report.repairs)).toEqual({ 'quantity: a part was cancelled later': 2 });
  });

  it('drops everything of a bot, and nothing of a large order or a page of impressions', async () => {
    const burst = (viewerId: string, type: string, count: number) =>
      Array.from({ length: count }, () => given({ viewerId, type }));
    const { report, stored } = await importing([
      given({ viewerId: 'bot', type: 'VIEW', occurredAt: '2026-05-01T00:00:00Z' }),
      ...burst('bot', 'VIEW', 121),
      ...burst('eager', 'CLICK', 120),
      ...burst('trader', 'PURCHASE', 300),
      ...burst('scroller', 'IMPRESSION', 300),
    ]);
    expect(reasons(report.drops)).toEqual({ 'bot: more events in a minute than a person makes': 122 });
    expect(stored).toHaveLength(720);
  });

  it('takes what our own programs made as it is', async () => {
    const views = Array.from({ length: 200 }, () => given({ viewerId: 'visitor:fast', type: 'VIEW' }));
    const { stored } = await importing(views, true);
    expect(stored).toHaveLength(200);
  });
});
