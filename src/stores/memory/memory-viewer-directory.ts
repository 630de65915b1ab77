import type { Consent } from '../../domain/viewers/consent.js';
import type { HandOver } from '../../domain/viewers/hand-over.js';
import { MAX_HAND_OVERS } from '../../domain/viewers/max-hand-overs.js';
import type { ShopperIdentity, VisitorIdentity } from '../../domain/viewers/viewer.js';
import type { ShopperDevice, ShopperHandOver, ViewerDirectory, ViewerRecord } from '../viewer-directory.js';

interface KeptHandOver extends HandOver {
  readonly parted: boolean;
}

/** Hand-overs in memory, for tests: the same promises. */
export class MemoryViewerDirectory implements ViewerDirectory {
  /** Per device, in order. */
  readonly #handOvers = new Map<VisitorIdentity, KeptHandOver[]>();
  readonly #consents = new Map<string, { readonly consent: Consent; readonly chosenAt: Date }>();

  async read(
    shopper: ShopperIdentity | null,
    device: VisitorIdentity | null,
    limit = MAX_HAND_OVERS,
  ): Promise<ViewerRecord> {
    const handOvers = shopper ? this.#telling(shopper, limit) : this.#counted(device!).slice(-limit);
    return {
      consent: this.#consents.get(shopper ?? device!)?.consent ?? null,
      handOvers,
      complete: shopper !== null || handOvers.length < limit,
      holder: device && holderOf(this.#of(device).at(-1)),
    };
  }

  async holderAt(device: VisitorIdentity, moment: Date): Promise<ShopperIdentity | null> {
    return holderOf(this.#of(device).findLast(({ occurredAt }) => occurredAt <= moment));
  }

  async handOver(handOver: ShopperHandOver): Promise<void> {
    const { device, shopper, signedIn, occurredAt } = handOver;
    if (signedIn && this.#allowsLess(shopper)) return;
    const handOvers = this.#of(device);
    const parted = handOvers.some((other) => other.shopper === shopper && other.parted);
    const later = handOvers.findIndex((other) => other.occurredAt > occurredAt);
    handOvers.splice(later < 0 ? handOvers.length : later, 0, { ...handOver, parted });
    this.#handOvers.set(device, handOvers);
  }

  async devices(shopper: ShopperIdentity): Promise<ShopperDevice[]> {
    const devices = this.#devicesOf(shopper).map((device): ShopperDevice => {
      const handOvers = this.#of(device);
      const signIns = handOvers.filter((handOver) => handOver.shopper === shopper && handOver.signedIn);
      return {
        device,
        firstSignInAt: signIns[0]!.occurredAt,
        lastSignInAt: signIns.at(-1)!.occurredAt,
        signedIn: holderOf(handOvers.at(-1)) === shopper,
        parted: signIns[0]!.parted,
      };
    });
    return devices.sort((a, b) => b.lastSignInAt.getTime() - a.lastSignInAt.getTime());
  }

  async setParted(shopper: ShopperIdentity, device: VisitorIdentity, parted: boolean): Promise<boolean> {
    const handOvers = this.#of(device);
    if (!handOvers.some((handOver) => handOver.shopper === shopper)) return false;
    this.#handOvers.set(
      device,
      handOvers.map((handOver) => (handOver.shopper === shopper ? { ...handOver, parted } : handOver)),
    );
    return true;
  }

  async setConsent(
    viewer: ShopperIdentity | VisitorIdentity,
    consent: Consent,
    chosenAt: Date,
  ): Promise<void> {
    const kept = this.#consents.get(viewer);
    if (!kept || kept.chosenAt <= chosenAt) this.#consents.set(viewer, { consent, chosenAt });
    if (!this.#allowsLess(viewer)) return;
    const shopper = viewer as ShopperIdentity;
    for (const [device, handOvers] of this.#handOvers) {
      const last = handOvers.at(-1);
      if (!last || holderOf(last) !== shopper) continue;
      const occurredAt = last.occurredAt > chosenAt ? last.occurredAt : chosenAt;
      await this.handOver({ device, shopper, signedIn: false, occurredAt });
    }
  }

  async forget(shopper: ShopperIdentity): Promise<number> {
    const devices = this.#devicesOf(shopper);
    for (const device of devices) {
      const handOvers = this.#of(device);
      const stays = ({ parted }: KeptHandOver, i: number): boolean => {
        const before = handOvers[i - 1];
        return !parted && (!before || (before.shopper !== null && before.shopper !== shopper));
      };
      this.#handOvers.set(
        device,
        handOvers.flatMap((handOver, i) => {
          if (handOver.shopper !== shopper) return [handOver];
          return stays(handOver, i) ? [{ ...handOver, shopper: null, signedIn: false }] : [];
        }),
      );
    }
    return devices.length;
  }

  /** The newest sign-ins of a shopper, and what says how long they held the device: see shopperHistory. */
  #telling(shopper: ShopperIdentity, limit: number): HandOver[] {
    const devices = this.#devicesOf(shopper).map((device) => this.#counted(device));
    const signIns = devices
      .flat()
      .reverse()
      .filter((handOver) => handOver.shopper === shopper && handOver.signedIn)
      .sort((a, b) => b.occurredAt.getTime() - a.occurredAt.getTime());
    const own = new Set(signIns.slice(0, limit));
    return devices
      .filter((handOvers) => handOvers.some((handOver) => own.has(handOver)))
      .flatMap((handOvers) =>
        handOvers.flatMap((handOver, i) => {
          if (own.has(handOver) || (i > 0 && own.has(handOvers[i - 1]!))) return [handOver];
          return i === 0 ? [{ ...handOver, shopper: null, signedIn: false }] : [];
        }),
      );
  }

  #allowsLess(viewer: ShopperIdentity | VisitorIdentity): boolean {
    return (this.#consents.get(viewer)?.consent ?? 'FULL') !== 'FULL';
  }

  /** Those of a device that were not parted. */
  #counted(device: VisitorIdentity): KeptHandOver[] {
    return this.#of(device).filter(({ parted }) => !parted);
  }

  #of(device: VisitorIdentity): KeptHandOver[] {
    return this.#handOvers.get(device) ?? [];
  }

  #devicesOf(shopper: ShopperIdentity): VisitorIdentity[] {
    return [...this.#handOvers.keys()].filter((device) =>
      this.#of(device).some((handOver) => handOver.shopper === shopper),
    );
  }
}

const holderOf = (last: HandOver | undefined): ShopperIdentity | null =>
  last?.signedIn ? last.shopper : null;
