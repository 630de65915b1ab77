import type { Consent } from '../../domain/consent.js';
import type { HandOver } from '../../domain/hand-over.js';
import type { ShopperIdentity, VisitorIdentity } from '../../domain/viewer.js';
import type { ShopperDevice, ViewerDirectory, ViewerRecord } from '../viewer-directory.js';

interface KeptHandOver extends HandOver {
  readonly parted: boolean;
}

/** Hand-overs in memory, for tests: the same promises, without bounds. */
export class MemoryViewerDirectory implements ViewerDirectory {
  /** Per device, in order. */
  readonly #handOvers = new Map<VisitorIdentity, KeptHandOver[]>();
  readonly #consents = new Map<string, Consent>();

  async read(shopper: ShopperIdentity | null, device: VisitorIdentity | null): Promise<ViewerRecord> {
    const devices = shopper ? this.#devicesOf(shopper) : [device!];
    return {
      consent: this.#consents.get(shopper ?? device!) ?? null,
      handOvers: devices.flatMap((own) => this.#of(own).filter(({ parted }) => !parted)),
      complete: true,
      holder: device && holderOf(this.#of(device).at(-1)),
    };
  }

  async holdersAt(device: VisitorIdentity, moments: readonly Date[]): Promise<(ShopperIdentity | null)[]> {
    const handOvers = this.#of(device);
    return moments.map((moment) => holderOf(handOvers.findLast(({ occurredAt }) => occurredAt <= moment)));
  }

  async handOver(handOver: HandOver): Promise<void> {
    const { device, shopper, occurredAt } = handOver;
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

  async setConsent(who: ShopperIdentity | VisitorIdentity, consent: Consent): Promise<void> {
    this.#consents.set(who, consent);
  }

  async forget(shopper: ShopperIdentity): Promise<number> {
    const devices = this.#devicesOf(shopper);
    for (const device of devices) {
      const handOvers = this.#of(device).map((handOver) =>
        handOver.shopper === shopper
          ? { ...handOver, shopper: null, signedIn: false, parted: false }
          : handOver,
      );
      if (handOvers.some((handOver) => handOver.shopper !== null)) this.#handOvers.set(device, handOvers);
      else this.#handOvers.delete(device);
    }
    return devices.length;
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
