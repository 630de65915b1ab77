import { beforeAll, describe, expect, it } from '@jest/globals';
import type { SessionNames } from '../../src/stores/session-names.js';

const at = (minutes: number): Date => new Date(Date.UTC(2026, 5, 1, 12) + minutes * 60_000);

/** What is promised of the names of sessions. */
export function describeSessionNames(name: string, open: () => Promise<SessionNames>): void {
  describe(`names of sessions: ${name}`, () => {
    let names: SessionNames;
    beforeAll(async () => void (names = await open()));

    it('hold until the first pause of half an hour, and say nothing of whose they are', async () => {
      const first = await names.enter('visitor:ann', at(0));
      expect(first).toMatch(/^session:[-0-9a-f]{36}$/);
      expect(await names.enter('visitor:ann', at(30))).toBe(first);
      expect(await names.enter('visitor:ann', at(60))).toBe(first);
      const second = await names.enter('visitor:ann', at(91));
      expect(second).not.toBe(first);
      expect(await names.enter('visitor:bob', at(91))).not.toBe(second);
      expect(new Set(await names.of(['visitor:ann', 'shopper:ann']))).toEqual(new Set([first, second]));
    });

    it('hold no longer than a day', async () => {
      const first = await names.enter('visitor:screen', at(0));
      for (let minute = 20; minute <= 24 * 60; minute += 20)
        expect(await names.enter('visitor:screen', at(minute))).toBe(first);
      expect(await names.enter('visitor:screen', at(24 * 60 + 20))).not.toBe(first);
    });

    it('are forgotten', async () => {
      const [gone, stays] = [
        await names.enter('shopper:gone', at(0)),
        await names.enter('shopper:gone', at(60)),
      ];
      await names.forget([gone]);
      expect(await names.of(['shopper:gone'])).toEqual([stays]);
    });
  });
}
