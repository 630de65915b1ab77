import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { historyOf } from '../../src/domain/viewers/history-of.js';
import type { ShopperEvent } from '../../src/domain/event.js';
import type { ShopperIdentity, VisitorIdentity } from '../../src/domain/viewers/viewer.js';
import type { EventLog } from '../../src/stores/event-log.js';
import type { ViewerDirectory } from '../../src/stores/viewer-directory.js';
import { shopperEvent } from '../support/make.js';

interface Stores {
  readonly directory: ViewerDirectory;
  readonly events: EventLog;
}

const at = (minute: number): Date => new Date(Date.UTC(2026, 5, 1, 12, minute));

interface OfBoth {
  readonly do: 'sign in' | 'part' | 'join';
  readonly shopper: number;
  readonly device: number;
  readonly minute: number;
}
type Step =
  | OfBoth
  | (Omit<OfBoth, 'do' | 'shopper'> & { readonly do: 'sign out' })
  | (Omit<OfBoth, 'do' | 'shopper'> & { readonly do: 'look' });

const [shopper, device, minute] = [fc.nat(2), fc.nat(1), fc.nat(20)];
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('sign in' as const), shopper, device, minute }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('part' as const, 'join' as const), shopper, device, minute }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('sign out' as const), device, minute }) },
  { weight: 10, arbitrary: fc.record({ do: fc.constant('look' as const), device, minute }) },
);
const story = fc.array(step, { minLength: 10, maxLength: 50, size: 'max' });

let stories = 0;

/** Names of one story alone: stories share a database. */
class Cast {
  readonly #number = ++stories;
  readonly devices: VisitorIdentity[] = [0, 1].map((n): VisitorIdentity => `visitor:${this.#number}-${n}`);
  readonly shoppers: ShopperIdentity[] = [0, 1, 2].map(
    (n): ShopperIdentity => `shopper:${this.#number}-${n}`,
  );
}

interface Kept {
  readonly shopper: ShopperIdentity;
  readonly signedIn: boolean;
  readonly minute: number;
}

/** Who may read each event, worked out event by event from a plain list of what happened. */
class PlainModel {
  readonly #handOvers = new Map<VisitorIdentity, Kept[]>();
  readonly #parted = new Set<string>();
  readonly #events: {
    readonly event: ShopperEvent;
    readonly device: VisitorIdentity;
    readonly minute: number;
  }[] = [];

  add(of: VisitorIdentity, handOver: Kept): void {
    const all = [...(this.#handOvers.get(of) ?? []), handOver];
    this.#handOvers.set(
      of,
      all.sort((a, b) => a.minute - b.minute),
    );
  }

  look(of: VisitorIdentity, when: number, event: ShopperEvent): void {
    this.#events.push({ event, device: of, minute: when });
  }

  setParted(who: ShopperIdentity, of: VisitorIdentity, parted: boolean): void {
    if (parted && this.#handOvers.get(of)?.some((handOver) => handOver.shopper === who))
      this.#parted.add(`${who} ${of}`);
    if (!parted) this.#parted.delete(`${who} ${of}`);
  }

  holder(of: VisitorIdentity, when: number): ShopperIdentity | null {
    const last = (this.#handOvers.get(of) ?? []).findLast((handOver) => handOver.minute <= when);
    return last?.signedIn ? last.shopper : null;
  }

  readers(of: VisitorIdentity, when: number): string[] {
    const counted = (this.#handOvers.get(of) ?? []).filter(
      (handOver) => !this.#parted.has(`${handOver.shopper} ${of}`),
    );
    const [first] = counted;
    const current = counted.findLast((handOver) => handOver.minute <= when);
    if (!current) return [first?.signedIn ? first.shopper : of];
    if (!current.signedIn) return [of];
    return current === counted.at(-1) ? [of, current.shopper] : [current.shopper];
  }

  readableBy(who: string): string[] {
    return this.#events
      .filter((looked) => this.readers(looked.device, looked.minute).includes(who))
      .map(({ event }) => event.eventId)
      .sort();
  }
}

/** What every directory of viewers promises, together with an event log. `numRuns`: stories that are tried. */
export function describeViewerDirectory(name: string, open: () => Promise<Stores>, numRuns: number): void {
  describe(`viewer directory: ${name}`, () => {
    let directory: ViewerDirectory;
    let events: EventLog;
    beforeAll(async () => void ({ directory, events } = await open()));

    const signIn = (who: ShopperIdentity, of: VisitorIdentity, when: number): Promise<void> =>
      directory.handOver({ device: of, shopper: who, signedIn: true, occurredAt: at(when) });
    const signOut = (who: ShopperIdentity, of: VisitorIdentity, when: number): Promise<void> =>
      directory.handOver({ device: of, shopper: who, signedIn: false, occurredAt: at(when) });
    /** The ids of what a shopper, or a device that nobody is signed in on, may read. */
    async function readableBy(who: string, limit?: number): Promise<string[]> {
      const viewer = who.startsWith('shopper:')
        ? { shopper: who as ShopperIdentity, device: null }
        : { shopper: null, device: who as VisitorIdentity };
      const history = historyOf(viewer, await directory.read(viewer.shopper, viewer.device, limit));
      return (await events.recent(history, 1000)).map(({ eventId }) => eventId).sort();
    }

    /** Lets a story happen to stores and model; without what one shopper did on one device, where that is named. */
    async function happen(
      steps: readonly Step[],
      { devices, shoppers }: Cast,
      without?: { readonly shopper: number; readonly device: number },
    ): Promise<PlainModel> {
      const model = new PlainModel();
      const looks: ShopperEvent[] = [];
      for (const now of steps) {
        const of = devices[now.device]!;
        if (now.do === 'look') {
          const event = shopperEvent({ identity: of, occurredAt: at(now.minute) });
          looks.push(event);
          model.look(of, now.minute, event);
        } else if (now.do === 'sign out') {
          const holder = await directory.holderAt(of, at(now.minute));
          expect(holder).toBe(model.holder(of, now.minute));
          if (!holder) continue;
          await signOut(holder, of, now.minute);
          model.add(of, { shopper: holder, signedIn: false, minute: now.minute });
        } else if (now.do === 'sign in') {
          if (without && without.shopper === now.shopper && without.device === now.device) continue;
          await signIn(shoppers[now.shopper]!, of, now.minute);
          model.add(of, { shopper: shoppers[now.shopper]!, signedIn: true, minute: now.minute });
        } else {
          await directory.setParted(shoppers[now.shopper]!, of, now.do === 'part');
          model.setParted(shoppers[now.shopper]!, of, now.do === 'part');
        }
      }
      await events.append(looks);
      return model;
    }

    it('gives every event to those whose it is, whatever happened in which order', async () => {
      await fc.assert(
        fc.asyncProperty(story, async (steps) => {
          const cast = new Cast();
          const model = await happen(steps, cast);
          for (const who of [...cast.shoppers, ...cast.devices]) {
            expect([who, await readableBy(who)]).toEqual([who, model.readableBy(who)]);
            // However few hand-overs are read, nobody is shown more.
            expect(model.readableBy(who)).toEqual(expect.arrayContaining(await readableBy(who, 2)));
          }
        }),
        { numRuns },
      );
    }, 60_000);

    it('parts as if the two had never been joined, and joins again as if they had never been parted', async () => {
      await fc.assert(
        fc.asyncProperty(story, shopper, device, async (steps, wrong, on) => {
          const told = steps.filter((now) => now.do === 'sign in' || now.do === 'look');
          const [cast, other] = [new Cast(), new Cast()];
          await happen(told, cast);
          await happen(told, other, { shopper: wrong, device: on });
          const all = [...cast.shoppers, ...cast.devices];
          const read = async (of: Cast) =>
            Promise.all([...of.shoppers, ...of.devices].map(async (who) => (await readableBy(who)).length));
          const joined = await Promise.all(all.map(readableBy));
          await directory.setParted(cast.shoppers[wrong]!, cast.devices[on]!, true);
          expect(await read(cast)).toEqual(await read(other));
          await directory.setParted(cast.shoppers[wrong]!, cast.devices[on]!, false);
          expect(await Promise.all(all.map(readableBy))).toEqual(joined);
        }),
        { numRuns: numRuns / 2 },
      );
    }, 60_000);

    it('forgets a shopper and changes nobody’s history, nor gives them what was not theirs', async () => {
      await fc.assert(
        fc.asyncProperty(story, shopper, async (steps, gone) => {
          const cast = new Cast();
          await happen(
            steps.filter((now) => now.do !== 'part' && now.do !== 'join'),
            cast,
          );
          const who = cast.shoppers[gone]!;
          const others = cast.shoppers.filter((other) => other !== who);
          const before = await Promise.all(others.map((other) => readableBy(other)));
          const devices = await directory.devices(who);
          expect(await directory.forget(who)).toBe(devices.length);
          expect(await Promise.all(others.map((other) => readableBy(other)))).toEqual(before);
          for (const { device: of } of devices) await signIn(who, of, 30);
          expect(await readableBy(who)).toEqual([]);
        }),
        { numRuns: numRuns / 2 },
      );
    }, 60_000);

    it('leaves a device parted, whoever signs in, until it is joined', async () => {
      await signIn('shopper:ann', 'visitor:borrowed', 1);
      expect(await directory.setParted('shopper:ann', 'visitor:borrowed', true)).toBe(true);
      await signIn('shopper:ann', 'visitor:borrowed', 5);
      expect((await directory.read('shopper:ann', 'visitor:borrowed')).handOvers).toEqual([]);
      expect((await directory.read('shopper:ann', 'visitor:borrowed')).holder).toBe('shopper:ann');
      expect(await directory.setParted('shopper:bob', 'visitor:borrowed', true)).toBe(false);
      await directory.setParted('shopper:ann', 'visitor:borrowed', false);
      expect((await directory.read('shopper:ann', null)).handOvers).toHaveLength(2);
    });

    it('lists the devices of a shopper, the one of the latest sign-in first', async () => {
      await signIn('shopper:lea', 'visitor:lea-web', 1);
      await signIn('shopper:lea', 'visitor:lea-phone', 2);
      await signIn('shopper:lea', 'visitor:lea-web', 3);
      await signOut('shopper:lea', 'visitor:lea-web', 4);
      await directory.setParted('shopper:lea', 'visitor:lea-phone', true);
      expect(await directory.devices('shopper:lea')).toEqual([
        {
          device: 'visitor:lea-web',
          firstSignInAt: at(1),
          lastSignInAt: at(3),
          signedIn: false,
          parted: false,
        },
        {
          device: 'visitor:lea-phone',
          firstSignInAt: at(2),
          lastSignInAt: at(2),
          signedIn: true,
          parted: true,
        },
      ]);
      expect(await directory.devices('shopper:nobody')).toEqual([]);
    });

    it('keeps the newest hand-overs that are asked for, and what they say is true', async () => {
      const daily = { shopper: 'shopper:daily', device: null } as const;
      const use = async (who: ShopperIdentity, from: number, until: number): Promise<void> => {
        await signIn(who, 'visitor:kiosk', from);
        await signOut(who, 'visitor:kiosk', until);
      };
      await use('shopper:daily', 0, 1);
      await use('shopper:other', 2, 7);
      for (const day of [8, 10, 12]) await use('shopper:daily', day, day + 1);
      const span = (from: Date | null, until: Date) => ({ identity: 'visitor:kiosk', from, until });
      expect(historyOf(daily, await directory.read('shopper:daily', null, 2)).slice(1)).toEqual([
        span(at(10), at(11)),
        span(at(12), at(13)),
      ]);
    });

    it('remembers what a viewer chose last', async () => {
      expect((await directory.read('shopper:choosy', null)).consent).toBeNull();
      await directory.setConsent('shopper:choosy', 'NONE', at(1));
      await directory.setConsent('shopper:choosy', 'SESSION', at(2));
      await directory.setConsent('visitor:choosy', 'FULL', at(1));
      await directory.setConsent('shopper:choosy', 'FULL', at(0));
      expect((await directory.read('shopper:choosy', 'visitor:choosy')).consent).toBe('SESSION');
      expect((await directory.read(null, 'visitor:choosy')).consent).toBe('FULL');
    });

    it('ties no device to a shopper who withdraws, whichever request comes first', async () => {
      await signIn('shopper:shy', 'visitor:shy-web', 1);
      await signIn('shopper:shy', 'visitor:shy-phone', 5);
      await directory.setConsent('shopper:shy', 'NONE', at(3));
      await signIn('shopper:shy', 'visitor:shy-phone', 6);
      for (const of of ['visitor:shy-web', 'visitor:shy-phone'] as const)
        expect((await directory.read('shopper:shy', of)).holder).toBeNull();
      await directory.setConsent('shopper:shy', 'FULL', at(7));
      await signIn('shopper:shy', 'visitor:shy-web', 8);
      const { handOvers } = await directory.read('shopper:shy', null);
      const history = historyOf({ shopper: 'shopper:shy', device: null }, { handOvers, complete: true });
      expect(new Set(history)).toEqual(
        new Set([
          { identity: 'shopper:shy', from: null, until: null },
          { identity: 'visitor:shy-web', from: null, until: at(3) },
          { identity: 'visitor:shy-web', from: at(8), until: null },
          { identity: 'visitor:shy-phone', from: null, until: at(5) },
        ]),
      );
    });

    it('lets nobody who was forgotten claim more than before when they sign in again', async () => {
      for (const times of [1, 2]) {
        await signIn('shopper:back', 'visitor:lent', 1 + 10 * times);
        await signOut('shopper:back', 'visitor:lent', 2 + 10 * times);
        expect(await directory.forget('shopper:back')).toBe(1);
      }
      const { handOvers } = await directory.read(null, 'visitor:lent');
      expect(handOvers).toMatchObject([
        { device: 'visitor:lent', shopper: null, signedIn: false, occurredAt: at(11) },
      ]);
      await signIn('shopper:back', 'visitor:lent', 30);
      const record = await directory.read('shopper:back', null);
      expect(historyOf({ shopper: 'shopper:back', device: null }, record).slice(1)).toEqual([
        { identity: 'visitor:lent', from: at(30), until: null },
      ]);
    });

    it('forgets on a device that was parted as if they had never signed in on it', async () => {
      await signIn('shopper:away', 'visitor:passed-on', 1);
      await directory.setParted('shopper:away', 'visitor:passed-on', true);
      await signIn('shopper:keeps', 'visitor:passed-on', 5);
      const before = await directory.read('shopper:keeps', null);
      expect(await directory.forget('shopper:away')).toBe(1);
      expect(await directory.read('shopper:keeps', null)).toEqual(before);
    });

    it('forgets a shopper, and nobody inherits what comes late', async () => {
      await signIn('shopper:gone', 'visitor:own', 1);
      await signIn('shopper:gone', 'visitor:family', 1);
      await signIn('shopper:stays', 'visitor:family', 5);
      await directory.setConsent('shopper:gone', 'NONE', at(1));
      const before = await readableBy('shopper:stays');
      expect(await directory.forget('shopper:gone')).toBe(2);
      expect(await directory.devices('shopper:gone')).toEqual([]);
      expect(await directory.read('shopper:gone', 'visitor:own')).toMatchObject({
        consent: 'NONE',
        handOvers: [],
        holder: null,
      });
      expect((await directory.read(null, 'visitor:own')).handOvers).toMatchObject([
        { device: 'visitor:own', shopper: null, signedIn: false, occurredAt: at(1) },
      ]);
      await events.append([
        shopperEvent({ identity: 'visitor:family', occurredAt: at(0) }),
        shopperEvent({ identity: 'visitor:family', occurredAt: at(2) }),
      ]);
      expect(await readableBy('shopper:stays')).toEqual(before);
      expect(await directory.forget('shopper:gone')).toBe(0);
    });
  });
}
