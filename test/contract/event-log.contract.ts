import { beforeAll, describe, expect, it } from '@jest/globals';
import type { HistorySpan } from '../../src/domain/viewers/history-span.js';
import { wholeHistory } from '../../src/domain/viewers/whole-history.js';
import type { EventLog } from '../../src/stores/event-log.js';
import { shopperEvent } from '../support/make.js';

/** What every event log promises. The log is empty, and its shop sells p1 to p9. */
export function describeEventLog(name: string, open: () => Promise<EventLog>): void {
  describe(`event log: ${name}`, () => {
    let log: EventLog;
    beforeAll(async () => void (log = await open()));
    const at = (minute: number): Date => new Date(Date.UTC(2026, 5, 1, 12, minute));

    it('stores an event once per id', async () => {
      const event = shopperEvent({ eventId: 'once', identity: 'visitor:once' });
      expect(await log.append([event, event])).toEqual({ accepted: 1, duplicates: 1, unknownProducts: [] });
      expect(await log.append([event])).toEqual({ accepted: 0, duplicates: 1, unknownProducts: [] });
      expect(await log.recent([wholeHistory('visitor:once')], 10)).toEqual([event]);
    });

    it('names events of products the shop never had', async () => {
      const events = ['p1', 'never', 'p2', 'neither'].map((productId) =>
        shopperEvent({ productId, identity: 'visitor:unknown' }),
      );
      expect(await log.append(events)).toEqual({ accepted: 2, duplicates: 0, unknownProducts: [1, 3] });
    });

    it('gives the latest events of all identities first', async () => {
      await log.append([
        shopperEvent({ identity: 'visitor:phone', productId: 'p1', occurredAt: at(1) }),
        shopperEvent({ identity: 'shopper:7', productId: 'p2', occurredAt: at(3) }),
        shopperEvent({ identity: 'visitor:phone', productId: 'p3', occurredAt: at(2), type: 'CLICK' }),
        shopperEvent({ identity: 'visitor:other', productId: 'p4', occurredAt: at(9) }),
      ]);
      const history = ['shopper:7', 'visitor:phone'].map(wholeHistory);
      expect((await log.recent(history, 2)).map(({ productId }) => productId)).toEqual(['p2', 'p3']);
      expect((await log.recent(history, 9, ['CLICK'])).map(({ productId }) => productId)).toEqual(['p3']);
      expect(await log.recent([], 9)).toEqual([]);
    });

    it('gives purchases before a moment only', async () => {
      const buy = { identity: 'visitor:buyer', type: 'PURCHASE' } as const;
      await log.append([
        shopperEvent({ ...buy, productId: 'p1', occurredAt: at(1), quantity: 3 }),
        shopperEvent({ ...buy, productId: 'p2', occurredAt: at(2) }),
        shopperEvent({ ...buy, type: 'VIEW', productId: 'p3', occurredAt: at(1) }),
        shopperEvent({ ...buy, productId: 'p4', occurredAt: at(5) }),
      ]);
      expect(await log.purchases([wholeHistory('visitor:buyer')], at(5), 10)).toEqual([
        { productId: 'p2', occurredAt: at(2), quantity: 1 },
        { productId: 'p1', occurredAt: at(1), quantity: 3 },
      ]);
      expect(await log.purchases([wholeHistory('visitor:buyer')], at(9), 1)).toHaveLength(1);
    });

    it('reads spans by when events occurred: their begin with them, their end not', async () => {
      const minutes = [1, 2, 3, 4, 5];
      const buy = { identity: 'visitor:shared', type: 'PURCHASE' } as const;
      // The latest arrives first.
      await log.append(
        minutes
          .toReversed()
          .map((minute) => shopperEvent({ ...buy, eventId: `at ${minute}`, occurredAt: at(minute) })),
      );
      const span = (from: Date | null, until: Date | null) => ({ identity: 'visitor:shared', from, until });
      const read = async (...spans: HistorySpan[]) =>
        (await log.recent(spans, 9)).map(({ eventId }) => eventId);
      expect(await read(span(null, at(2)))).toEqual(['at 1']);
      expect(await read(span(at(4), null))).toEqual(['at 5', 'at 4']);
      expect(await read(span(null, at(2)), span(at(3), at(5)))).toEqual(['at 4', 'at 3', 'at 1']);
      expect(await log.purchases([span(at(2), at(5))], at(4), 9)).toHaveLength(2);
    });

    it('erases a span, and nothing beside it', async () => {
      const minutes = [1, 2, 3];
      await log.append(
        minutes.map((minute) => shopperEvent({ identity: 'visitor:leaver', occurredAt: at(minute) })),
      );
      const all = [wholeHistory('visitor:leaver')];
      expect(await log.erase([{ identity: 'visitor:leaver', from: at(2), until: at(3) }])).toBe(1);
      expect((await log.recent(all, 9)).map(({ occurredAt }) => occurredAt)).toEqual([at(3), at(1)]);
      expect(await log.erase(all)).toBe(2);
      expect(await log.erase(all)).toBe(0);
      expect(await log.recent(all, 9)).toEqual([]);
    });

    it('scans every event once', async () => {
      const seen: string[] = [];
      for await (const batch of log.scan(3)) seen.push(...batch.map(({ eventId }) => eventId));
      expect(seen).toHaveLength(16);
      expect(new Set(seen).size).toBe(16);
    });
  });
}
