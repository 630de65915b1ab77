import type { Consent } from '../domain/consent.js';
import type { HandOver } from '../domain/hand-over.js';
import type { ShopperIdentity, VisitorIdentity } from '../domain/viewer.js';

/** Which device passed through whose hands, and what each viewer consented to. */
export interface ViewerDirectory {
  /**
   * All that decides what is a viewer's history, in one read. One of both must be given. `limit`: hand-overs of the
   * shopper's own, or of the device where there is no shopper, the newest; default MAX_HAND_OVERS.
   */
  read(
    shopper: ShopperIdentity | null,
    device: VisitorIdentity | null,
    limit?: number,
  ): Promise<ViewerRecord>;
  /** Who held a device at each of these moments, parted or not; null: nobody. */
  holdersAt(device: VisitorIdentity, moments: readonly Date[]): Promise<(ShopperIdentity | null)[]>;
  /** Keeps a hand-over. On a device that is parted from the shopper it counts from when the two are joined. */
  handOver(handOver: HandOver): Promise<void>;
  /** Every device that the shopper ever signed in on, the one of the latest sign-in first; at most 1,000. */
  devices(shopper: ShopperIdentity): Promise<ShopperDevice[]>;
  /**
   * Parts a shopper's device: it is as if they had never signed in on it. Or joins it again: it is as if it had never
   * been parted. False where the shopper never signed in on it.
   */
  setParted(shopper: ShopperIdentity, device: VisitorIdentity, parted: boolean): Promise<boolean>;
  setConsent(who: ShopperIdentity | VisitorIdentity, consent: Consent, at: Date): Promise<void>;
  /**
   * Forgets that a shopper ever signed in anywhere, and returns on how many devices. On a device that others use too
   * something nameless stays, so that nobody inherits what came late from the one who is gone.
   */
  forget(shopper: ShopperIdentity): Promise<number>;
}

export interface ViewerRecord {
  /** What the shopper, or else the device, chose; null: nothing. */
  readonly consent: Consent | null;
  /** What shopperHistory or, without a shopper, deviceHistory works from. */
  readonly handOvers: readonly HandOver[];
  /** False where the device has had too many hand-overs to read them all. */
  readonly complete: boolean;
  /** Who holds the device now, parted or not. */
  readonly holder: ShopperIdentity | null;
}

export interface ShopperDevice {
  readonly device: VisitorIdentity;
  readonly firstSignInAt: Date;
  readonly lastSignInAt: Date;
  /** Whether the shopper holds it now. */
  readonly signedIn: boolean;
  readonly parted: boolean;
}
